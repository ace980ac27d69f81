import { commandLine } from './choose-host.ts'

/**
 * What to say of a host that ended by itself with an exit code; null where it ended well, or by a signal, which shells
 * report as 128 and its number.
 */
export function endedEarly(
  host: 'electron' | 'chromium',
  code: number,
  display: string | undefined,
): string | null {
  if (code === 0 || code >= 128) return null
  const screen = display ? ` and check that DISPLAY (${display}) names a screen that answers` : ''
  return host === 'electron'
    ? `Electron ended with code ${code}: see the lines above${screen}; ROOMPASS_HOST=chromium starts Roompass in the system's Chromium instead, and ${commandLine}`
    : `The Chromium host ended with code ${code}: see the lines above${screen}; ${commandLine}`
}
