/**
 * For tests: runs a snippet of JavaScript as a module does, with stand-ins for what it imports and for what it finds
 * around it. Gives what a `return` outside of every function gives.
 */
export async function runScript(
  source: string,
  imported: (name: string) => unknown,
  globals: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const body = source.replace(/^import (\w+) from '([^']+)'$/gm, "const { default: $1 } = $imported('$2')")
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => Promise<unknown>
  const names = Object.keys(globals)
  return await new AsyncFunction('$imported', ...names, body)(imported, ...Object.values(globals))
}
