import { fileSecrets } from '../test-file-secrets.ts'
import { runCli } from './run.ts'

/** The command line in a process of its own, for tests, with a keychain of files. */
const [secretsDir = '', ...argv] = process.argv.slice(2)
process.exitCode = await runCli(argv, fileSecrets(secretsDir))
