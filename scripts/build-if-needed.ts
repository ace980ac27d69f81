import { buildIfNeeded } from './build.ts'

process.exitCode = await buildIfNeeded()
