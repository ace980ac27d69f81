import { buildIfNeeded } from '../build.ts'
import { at } from '../paths.ts'
import { runInSession } from '../session.ts'
import { benchArguments } from './arguments.ts'

// Measures on the built bundles, a real keychain and a real history. `--json` prints JSON instead of a table, `--markdown`
// a table for a page; `--only NAME` measures a part. The exit code is 1 where a goal is missed.
const args = process.argv.slice(2)
const mistake = mistakeIn(args)
if (mistake === null) {
  process.exitCode =
    (await buildIfNeeded()) || (await runInSession([at('scripts', 'bench', 'measure.ts'), ...args]))
} else {
  console.error(mistake)
  process.exitCode = 2
}

/** Before anything is built or started. */
function mistakeIn(args: readonly string[]): string | null {
  try {
    benchArguments(args)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
