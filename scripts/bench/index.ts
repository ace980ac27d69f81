import { buildIfNeeded } from '../build.ts'
import { at } from '../paths.ts'
import { runInSession } from '../session.ts'

// Measures on the built bundles, a real keychain and a real history. `--json` prints JSON instead of a table.
process.exitCode =
  (await buildIfNeeded()) ||
  (await runInSession([at('scripts', 'bench', 'measure.ts'), ...process.argv.slice(2)]))
