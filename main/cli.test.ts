import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import vectors from '../shared/vectors/hs256.json' with { type: 'json' }

const entry = join(import.meta.dirname, 'cli.ts')
const token = vectors.find(({ name }) => name === 'digital-samba: the main job')?.token ?? ''

const roompass = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [entry, ...args], { input, encoding: 'utf8' })

test('the program shows its help and ends with 0', () => {
  const { status, stdout, stderr } = roompass(['--help'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('Usage: roompass COMMAND')
})

test('the program ends with 2 and one line on standard error for wrong usage', () => {
  const { status, stdout, stderr } = roompass(['isue'])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^roompass: [^\n]+\n$/)
})

test('the program inspects a token from standard input and answers with its exit code', () => {
  const inspect = (at: string) => roompass(['inspect', '-', '--at', at, '--json'], `${token}\n`)
  expect(inspect('1700000000')).toMatchObject({ status: 0, stderr: '' })
  expect(inspect('1700003600')).toMatchObject({ status: 1, stderr: '' })
})

test('the program is quiet when its reader goes away', async () => {
  const program = spawn(process.execPath, [entry, 'inspect', token, '--at', '1700000000'])
  program.stdout.destroy()
  let said = ''
  program.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(program, 'close')
  expect({ code, said }).toEqual({ code: 0, said: '' })
})
