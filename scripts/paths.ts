import { dirname, join } from 'node:path'

/** The folder of the repository. */
export const root = dirname(import.meta.dirname)

export const at = (...parts: readonly string[]): string => join(root, ...parts)

/**
 * The JavaScript behind each tool's command. Run with `process.execPath`: the `.cmd` files that npm makes on
 * Windows can't be spawned without a shell.
 */
export const tools = {
  biome: at('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  electronVite: at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
  knip: at('node_modules', 'knip', 'bin', 'knip.js'),
  playwright: at('node_modules', 'playwright', 'cli.js'),
  tsc: at('node_modules', 'typescript', 'bin', 'tsc'),
  vitest: at('node_modules', 'vitest', 'vitest.mjs'),
} as const
