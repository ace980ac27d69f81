import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { callBus, type Env, ownerOf, secretService, until } from './session-bus.ts'

/** Opens the keyrings of tests. It guards nothing. */
const testPassword = 'password-of-a-test-keyring'

const loginKeyring = '/org/freedesktop/secrets/collection/login'

/**
 * Variables that keep a keyring's files inside `folder`. DISPLAY is absent: with one, a locked keyring would open
 * a prompt that nobody answers.
 */
export function keyringEnv(folder: string, from: Env = process.env): Record<string, string | undefined> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, DBUS_SESSION_BUS_ADDRESS: ___, ...rest } = from
  const own = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  }
  return { ...rest, XDG_DATA_HOME: own('data'), XDG_RUNTIME_DIR: own('run'), XDG_CACHE_HOME: own('cache') }
}

/** Starts gnome-keyring on the bus of `env` and waits until its login keyring is open. It ends with the bus. */
export async function startKeyringDaemon(env: Env): Promise<void> {
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.on('error', () => {})
  daemon.stdin.on('error', () => {})
  daemon.stdin.end(`${testPassword}\n`)
  daemon.unref()
  await until('gnome-keyring with an open login keyring', async () => {
    if (daemon.exitCode !== null) throw new Error(`gnome-keyring-daemon ended with code ${daemon.exitCode}`)
    return (await ownerOf(env, secretService)) !== null && !(await isLocked(env))
  })
}

/** Ends whichever daemon serves the secrets on the bus of `env`, and waits until the name is free. */
export async function stopKeyringDaemon(env: Env): Promise<void> {
  await until('no secret service on the bus', async () => {
    const owner = await ownerOf(env, secretService)
    if (owner !== null) kill(owner)
    return owner === null
  })
}

/** Holds the daemon on the bus of `env` where it is, alive and without an answer, or lets it go on. */
export async function signalKeyringDaemon(env: Env, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const owner = await ownerOf(env, secretService)
  if (owner === null) throw new Error('There is no secret service on the bus.')
  process.kill(owner, signal)
}

/** Locks the login keyring; its entries then read as missing. */
export async function lockKeyring(env: Env): Promise<void> {
  const method = 'org.freedesktop.Secret.Service.Lock'
  await callBus(env, secretService, '/org/freedesktop/secrets', method, `array:objpath:${loginKeyring}`)
  await until('the login keyring is locked', () => isLocked(env))
}

async function isLocked(env: Env): Promise<boolean> {
  const get = 'org.freedesktop.DBus.Properties.Get'
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
  try {
    return !(await callBus(env, secretService, loginKeyring, get, ...property)).endsWith('false')
  } catch {
    // The daemon has its name already but not yet its keyring.
    return true
  }
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
