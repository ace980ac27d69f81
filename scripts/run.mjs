// Starts a TypeScript script of this folder on a Node that can read it. Plain JavaScript, so that an older Node
// reaches the sentence below instead of a syntax error.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script = '', ...args] = process.argv.slice(2)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// Types are stripped without a flag since 22.18 and 23.6: https://nodejs.org/docs/latest-v24.x/api/typescript.html
const readsTypes = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
const ownNode = join(root, 'node_modules', '.bin', 'node')

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  end('The packages are not installed yet: run "npm ci" first.')
} else if (readsTypes) {
  process.argv.splice(1, 2, resolve(root, script))
  await import(pathToFileURL(resolve(root, script)).href)
} else if (process.platform !== 'win32' && existsSync(ownNode)) {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), script, ...args], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; this process waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', () => end(tooOld()))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  end(tooOld())
}

function tooOld() {
  return `Roompass needs Node 22.18 or newer, this is ${process.versions.node}: install Node 24 from https://nodejs.org and try again.`
}

/** @param {string} sentence */
function end(sentence) {
  console.error(sentence)
  process.exitCode = 1
}
