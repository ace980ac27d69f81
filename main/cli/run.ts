import { homedir } from 'node:os'
import packageJson from '../../package.json' with { type: 'json' }
import { createEngine } from '../create-engine.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import { dataFolder } from './data-folder.ts'
import { runCommand } from './dispatch.ts'
import { commandLineKeychain } from './keychain.ts'
import { processStreams } from './streams.ts'
import { processTerminal } from './terminal.ts'

/**
 * Runs the command line with what stands behind the program's name, such as `['history', '--json']`, and gives
 * its exit code. Never throws.
 */
export function runCli(
  argv: readonly string[],
  secrets: SecretStore = commandLineKeychain(),
): Promise<number> {
  const { env, platform } = process
  const { version } = packageJson
  return runCommand(argv, {
    terminal: processTerminal(),
    streams: processStreams(),
    version,
    now: () => Math.floor(Date.now() / 1000),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    openEngine: async (dataDirOption) => {
      const dataDir = dataFolder(dataDirOption, { env, platform, home: homedir() })
      const engine = createEngine({
        dataDir,
        secrets,
        clock: Date.now,
        version,
        host: 'command line',
        watchEvery: 0,
      })
      await engine.start()
      return engine
    },
  })
}
