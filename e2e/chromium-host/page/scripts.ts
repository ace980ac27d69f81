import { bridgeEnd } from '../injected/bridge.ts'
import { isolatedWorld, type WorldSettings } from '../injected/isolated-world.ts'
import { makeWire } from '../injected/wire.ts'

/** Name of the world in which preloads run, as DevTools lists it. */
export const worldName = 'preload'

/** The script for the page's own world: the bridge's end there, and nothing that the page could name. */
export function pageScript(settings: WorldSettings): string {
  return `(${bridgeEnd})(${JSON.stringify(settings.incoming)}, ${JSON.stringify(settings.outgoing)})`
}

/** The script for the isolated world: it ends with the preload, unchanged, as a CommonJS module. */
export function worldScript(settings: WorldSettings, preload: string | null): string {
  const module = preload === null ? 'null' : `function (require, module, exports) {\n${preload}\n}`
  return `(${isolatedWorld})(${JSON.stringify(settings)}, ${makeWire}, ${bridgeEnd}, ${module})`
}
