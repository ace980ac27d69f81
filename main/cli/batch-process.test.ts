import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { createEngine } from '../create-engine.ts'
import { profileWithKey, temporaryFolder } from '../test-engine.ts'
import { fileSecrets } from '../test-file-secrets.ts'

const child = fileURLToPath(new URL('./test-child.ts', import.meta.url))
const guests = 60_000

async function engineIn(root: string) {
  const engine = createEngine({
    ...{ dataDir: join(root, 'data'), secrets: fileSecrets(join(root, 'secrets')), clock: Date.now },
    ...{ version: '0.0.0', host: 'test', watchEvery: 0 },
  })
  await engine.start()
  return engine
}

/** A folder with a profile, its key and guests, and how `roompass batch` is run there in a process of its own. */
async function place() {
  const root = temporaryFolder()
  const engine = await engineIn(root)
  const { profile } = await profileWithKey(engine)
  await engine.close()
  const [input, out] = [join(root, 'guests.csv'), join(root, 'tokens.csv')]
  const rows = Array.from({ length: guests }, (_, row) => `Guest ${row},crm-${row}\n`)
  writeFileSync(input, `name,id\n${rows.join('')}`)
  const options = ['--out', out, '--profile', profile.name, '--room', 'lobby', '--only-good']
  const begin = (...more: string[]) => {
    const args = [child, join(root, 'secrets'), 'batch', input, ...options, '--data-dir', join(root, 'data')]
    const running = spawn(process.execPath, [...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void running.kill('SIGKILL'))
    const said = Promise.all([text(running.stdout), text(running.stderr), once(running, 'exit')])
    return { running, ended: said.then(([stdout, stderr, [code]]) => ({ stdout, stderr, code })) }
  }
  return { root, out, begin }
}

/** Bytes that are in the output so far. */
const writtenIn = (root: string) =>
  readdirSync(root)
    .filter((name) => name.endsWith('.part'))
    .reduce((sum, name) => sum + statSync(join(root, name)).size, 0)

test('Ctrl+C stops a batch with the command that goes on, and it ends with each guest once', async () => {
  const { root, out, begin } = await place()
  const first = begin()
  await expect.poll(() => writtenIn(root), { timeout: 30_000, interval: 5 }).toBeGreaterThan(100_000)
  first.running.kill('SIGINT')
  const stopped = await first.ended
  expect(stopped).toMatchObject({ code: 1, stdout: '' })
  expect(stopped.stderr).toMatch(
    /Stopped after [\d,]+ rows.* Go on with: roompass batch \S+guests\.csv --out .*--resume\n$/,
  )

  const again = await begin().ended
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('go on with --resume') })

  const ended = await begin('--resume', '--json').ended
  expect(ended.code, ended.stderr).toBe(0)
  expect(JSON.parse(ended.stdout)).toMatchObject({ rows: guests, issued: guests, leftOut: 0 })
  const rows: Record<string, string>[] = parse(readFileSync(out, 'utf8'), { columns: true })
  const ids = rows.map(({ id }) => id)
  expect(ids).toEqual(Array.from({ length: guests }, (_, row) => `crm-${row}`))
  const engine = await engineIn(root)
  onTestFinished(() => engine.close())
  const counts: number[] = Object.values(engine.sessions.counts(everySession))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(guests)
}, 120_000)
