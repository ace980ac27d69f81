import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }

const entry = join(import.meta.dirname, '..', 'cli.ts')
const token = vectors.find(({ name }) => name === 'digital-samba: the main job')?.token ?? ''
const testKey = 'test-developer-key-not-a-real-one'

/** Runs the program on a terminal of its own (`script` of util-linux), and answers its question at once. */
async function atTerminal(args: readonly string[], typed: string) {
  const command = [process.execPath, entry, ...args].map((word) => `'${word}'`).join(' ')
  const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'])
  let shown = ''
  let answered = false
  terminal.stdout.on('data', (chunk) => {
    shown += chunk
    if (answered || !shown.includes('while you type')) return
    answered = true
    terminal.stdin.write(typed)
  })
  const [code] = await once(terminal, 'close')
  return { code, shown }
}

const inspect = ['inspect', token, '--key-stdin', '--at', '1700000000']

test.runIf(process.platform === 'linux')('a key typed at a terminal is never shown', async () => {
  const { code, shown } = await atTerminal(inspect, `${testKey}x\u007f\r`)
  expect(shown).toContain('Signature: valid')
  expect(code).toBe(0)
  for (let start = 0; start + 6 <= testKey.length; start++) {
    expect(shown).not.toContain(testKey.slice(start, start + 6))
  }
})

test.runIf(process.platform === 'linux')('Ctrl+C at the question ends with a sentence', async () => {
  const { code, shown } = await atTerminal(inspect, `${testKey}\u0003`)
  expect(code).toBe(1)
  expect(shown).toContain('roompass: Cancelled: nothing was done.')
  expect(shown).not.toContain(testKey)
})
