import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundledNode } from './restart.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roompass-restart-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the Node beside the product is found from the folder of the bundle', () => {
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', '.bin', 'node'), '')
  expect(bundledNode(join(folder, 'out', 'main'))).toBe(join(folder, 'node_modules', '.bin', 'node'))
})

test('where there is none, none is found', () => {
  expect(bundledNode(join(folder, 'out', 'main'))).toBeNull()
})

/** Runs `runWith` in a process of its own, so that input, output and exit code are real. */
function restarted(program: string, args: readonly string[], input = '') {
  const module = join(import.meta.dirname, 'restart.ts')
  const script = `import { runWith } from ${JSON.stringify(module)}
    process.exitCode = await runWith(${JSON.stringify(program)}, ${JSON.stringify(args)}, process.env)`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { input, encoding: 'utf8' })
}

test('the new process has the same input and output, and its exit code is ours', () => {
  const child = 'process.stdin.pipe(process.stdout); process.stderr.write("err"); process.exitCode = 7'
  const { stdout, stderr, status } = restarted(process.execPath, ['--eval', child], 'piped in')
  expect({ stdout, stderr, status }).toEqual({ stdout: 'piped in', stderr: 'err', status: 7 })
})

test('a new process that a signal ends gives the code that shells give', () => {
  expect(restarted(process.execPath, ['--eval', 'process.kill(process.pid, "SIGTERM")']).status).toBe(143)
})

test('a program that can not be started is a sentence and wrong usage', () => {
  const { stderr, status } = restarted(join(folder, 'no-such-node'), [])
  expect(status).toBe(2)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
