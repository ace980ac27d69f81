import { homedir } from 'node:os'
import packageJson from '../../package.json' with { type: 'json' }
import { createEngine } from '../engine.ts'
import { keytarStore } from '../keychain/keytar.ts'
import { dataFolder } from './data-folder.ts'
import { runCommand } from './dispatch.ts'
import { processTerminal } from './terminal.ts'

/**
 * Runs the command line with what stands behind the program's name, such as `['history', '--json']`, and gives
 * its exit code. Never throws.
 */
export function runCli(argv: readonly string[]): Promise<number> {
  const { env, platform } = process
  return runCommand(argv, {
    terminal: processTerminal(),
    version: packageJson.version,
    now: () => Math.floor(Date.now() / 1000),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    openEngine: async (dataDirOption) => {
      const engine = createEngine({
        dataDir: dataFolder(dataDirOption, { env, platform, home: homedir() }),
        secrets: keytarStore(),
        clock: Date.now,
        version: packageJson.version,
        host: 'command line',
        watchEvery: 0,
      })
      await engine.start()
      return engine
    },
  })
}
