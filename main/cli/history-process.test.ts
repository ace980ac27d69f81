import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createEngine } from '../create-engine.ts'
import { issueIn, profileWithKey, temporaryFolder } from '../test-engine.ts'
import { fileSecrets } from '../test-file-secrets.ts'

const child = fileURLToPath(new URL('./test-child.ts', import.meta.url))

/** An engine in this process, and `roompass history --follow` in another one. */
async function followed() {
  const root = temporaryFolder()
  const [dataDir, secretsDir] = [join(root, 'data'), join(root, 'secrets')]
  const engine = createEngine({
    dataDir,
    secrets: fileSecrets(secretsDir),
    clock: Date.now,
    version: '0.0.0',
    host: 'test',
    watchEvery: 0,
  })
  onTestFinished(() => engine.close())
  await engine.start()
  const { profile } = await profileWithKey(engine)
  await issueIn(engine, profile.id, { u: 'First' })
  const args = [child, secretsDir, 'history', '--follow', '--json', '--data-dir', dataDir]
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void running.kill('SIGKILL'))
  return { engine, profile, running, ended: once(running, 'exit'), said: linesOf(running) }
}

function linesOf(running: ChildProcessByStdio<null, Readable, Readable>) {
  let [out, errors] = ['', '']
  running.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  running.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  return {
    names: () =>
      out
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line).session.name),
    errors: () => errors,
  }
}

const patience = { timeout: 15_000 }

test('a process that follows hears what this one issues within a second, and ends well at Ctrl+C', async () => {
  const { engine, profile, running, ended, said } = await followed()
  await expect.poll(said.names, patience).toEqual(['First'])
  await issueIn(engine, profile.id, { u: 'Second' })
  await expect.poll(said.names, { timeout: 1000 }).toEqual(['First', 'Second'])
  running.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(said.errors()).toBe('')
})

test('a process that follows ends well when its reader goes away', async () => {
  const { engine, profile, running, ended, said } = await followed()
  await expect.poll(said.names, patience).toEqual(['First'])
  running.stdout.destroy()
  await issueIn(engine, profile.id, { u: 'Second' })
  expect(await ended).toEqual([0, null])
  expect(said.errors()).toBe('')
})
