#!/usr/bin/env node
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNewEnough, neededVersion } from './cli/node-version.ts'
import { bundledNode, runWith } from './cli/restart.ts'

const restartedMark = 'ROOMPASS_RESTARTED'
const here = dirname(fileURLToPath(import.meta.url))

if (isNewEnough(process.versions.node)) {
  const { runCli } = await import('./cli/run.ts')
  process.exitCode = await runCli(process.argv.slice(2))
} else {
  const node = process.env[restartedMark] === undefined ? bundledNode(here) : null
  if (node === null) {
    process.stderr.write(
      `roompass: Node ${process.versions.node} is too old, please install Node ${neededVersion} or newer.\n`,
    )
    process.exitCode = 2
  } else {
    process.exitCode = await runWith(node, process.argv.slice(1), { ...process.env, [restartedMark]: '1' })
  }
}
