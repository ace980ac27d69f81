import { buildIfNeeded } from './build.ts'
import { at, tools } from './paths.ts'
import { runInSession } from './session.ts'

// Runs the specs on the built bundles; arguments go to Playwright.
const config = ['test', '--config', at('e2e', 'playwright.config.ts')]
process.exitCode =
  (await buildIfNeeded()) || (await runInSession([tools.playwright, ...config, ...process.argv.slice(2)]))
