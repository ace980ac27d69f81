import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Variables of a child process. */
export type Env = Readonly<Record<string, string | undefined>>

const call = promisify(execFile)

export const secretService = 'org.freedesktop.secrets'

/**
 * Calls a method on the session bus of `env` and gives the text of the answer. Rejects where the bus or the
 * service is not there.
 */
export async function callBus(
  env: Env,
  destination: string,
  path: string,
  ...message: string[]
): Promise<string> {
  const target = ['--session', '--print-reply=literal', '--reply-timeout=5000', `--dest=${destination}`, path]
  const { stdout } = await call('dbus-send', [...target, ...message], { env })
  return stdout.trim()
}

/** Process id behind a name on the bus, or null where nobody has it. Never starts a service. */
export async function ownerOf(env: Env, name: string): Promise<number | null> {
  const ask = (method: string) =>
    callBus(env, 'org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`, `string:${name}`)
  if (!(await ask('NameHasOwner')).endsWith('true')) return null
  try {
    return Number(/\d+$/.exec(await ask('GetConnectionUnixProcessID'))?.[0])
  } catch {
    // It left the bus between the two questions.
    return null
  }
}

/** Asks again every 50 ms until the answer is yes. Rejects after `limit` milliseconds, naming what was awaited. */
export async function until(
  awaited: string,
  question: () => Promise<boolean> | boolean,
  limit = 10_000,
): Promise<void> {
  const end = performance.now() + limit
  while (!(await question())) {
    if (performance.now() > end) throw new Error(`${awaited}: not within ${limit / 1_000} s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
