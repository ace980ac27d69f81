import { buildIfNeeded } from './build.ts'
import { run } from './child.ts'
import { type Choice, chooseHost } from './choose-host.ts'
import { findChromium } from './chromium.ts'
import { findElectron, installElectron } from './electron-runtime.ts'
import { endedEarly } from './ended-early.ts'
import { at, root } from './paths.ts'

process.exitCode = await start(process.argv.slice(2))

/** Opens the application on the host that this machine has. Gives the exit code. */
async function start(args: readonly string[]): Promise<number> {
  const choice = await choose()
  // The person ended it with Ctrl-C while something was being fetched.
  if (process.exitCode !== undefined) return Number(process.exitCode)
  if (choice.host === 'none') return fail(choice.sentence)
  if (choice.host === 'chromium' && choice.notice !== '') console.error(choice.notice)
  const built = await buildIfNeeded()
  return built === 0 ? await open(choice, args) : built
}

async function choose(): Promise<Choice> {
  const { env, platform } = process
  const found = {
    asked: env.ROOMPASS_HOST,
    display: platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY),
    chromium: findChromium(),
  }
  const choice = chooseHost({ ...found, electron: findElectron(), installTried: false })
  if (choice.host !== 'install-electron') return choice
  console.error("Electron's runtime is not installed: trying to fetch it (about 120 MB, only once) ...")
  return chooseHost({ ...found, electron: await installElectron(), installTried: true })
}

async function open(choice: Choice, args: readonly string[]): Promise<number> {
  // Terminals inside Electron applications set it, and Electron would then start as a bare Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  switch (choice.host) {
    case 'electron': {
      const { code } = await run(choice.executable, [root, ...args], { cwd: root, env, stdio: 'inherit' })
      return ended(choice.host, code)
    }
    case 'chromium': {
      const host = [at('e2e', 'chromium-host', 'index.ts'), at('out', 'main', 'index.js'), ...args]
      const options = {
        cwd: root,
        env: { ...env, ROOMPASS_CHROMIUM: choice.executable },
        stdio: 'inherit' as const,
      }
      return ended(choice.host, (await run(process.execPath, host, options)).code)
    }
    default:
      return 1
  }
}

function ended(host: 'electron' | 'chromium', code: number): number {
  const sentence = endedEarly(host, code, process.env.DISPLAY)
  if (sentence !== null) console.error(sentence)
  return code
}

function fail(sentence: string): number {
  console.error(sentence)
  return 1
}
