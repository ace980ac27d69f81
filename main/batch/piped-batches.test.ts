import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { ended, guestTable } from './test-batch.ts'
import { expectAlike, many, onceIssued, withGuests } from './test-guest-file.ts'

describe('a batch through pipes', { timeout: 60_000 }, () => {
  /** Takes in what is written, no quicker than it is told to. */
  function collector() {
    const pieces: Buffer[] = []
    const stream = new Writable({
      highWaterMark: 1,
      write: (piece: Buffer, _encoding, done) => {
        pieces.push(piece)
        setImmediate(done)
      },
    })
    return { stream, text: () => Buffer.concat(pieces).toString() }
  }
  const request = { choice: 'all', format: 'csv', guardFormulas: false } as const

  test('reads and writes as it goes, and leaves both ends open', async () => {
    const { engine, plan, folder } = await withGuests('')
    const stream = Readable.from(guestTable(5000).split(/(?<=7\n)/))
    const into = collector()
    const { id: inputId } = await engine.batch.open({ from: 'stdin', stream })
    const { id } = await engine.batch.issue({ ...request, inputId, plan, target: { stream: into.stream } })
    expect(await ended(engine, id)).toMatchObject({ state: 'done', issued: 5000, output: { fileName: '' } })
    expect(into.stream.writableEnded).toBe(false)
    const output = join(folder, 'piped.csv')
    writeFileSync(output, into.text())
    expectAlike(engine, output, 5000)
  })

  test('issues what came although more may come, and can be cancelled meanwhile', async () => {
    const { engine, plan } = await withGuests('')
    const stream = new PassThrough()
    // More than is looked at to find out what it is.
    stream.write(guestTable(3000))
    const into = collector()
    const { id: inputId } = await engine.batch.open({ from: 'stdin', stream })
    const { id } = await engine.batch.issue({ ...request, inputId, plan, target: { stream: into.stream } })
    await onceIssued(engine, 3000, () => undefined)
    expect(engine.batch.get(id)).toMatchObject({ state: 'running', issued: 3000 })
    expect(await engine.batch.cancel(id)).toMatchObject({ state: 'cancelled', issued: 3000 })
    expect(into.text().trim().split('\n')).toHaveLength(3001)
  })

  test('that broke off asks for both ends, and writes all of it again', async () => {
    const { engine, plan, folder, again } = await withGuests('')
    const table = guestTable(many)
    const { id: inputId } = await engine.batch.open({ from: 'stdin', stream: Readable.from([table]) })
    const { id } = await engine.batch.issue({
      ...request,
      inputId,
      plan,
      target: { stream: collector().stream },
    })
    await onceIssued(engine, 1, () => engine.close())
    const { engine: next } = await again()
    const into = collector()
    const target = { stream: into.stream }
    await expect(next.batch.resume(id)).rejects.toMatchObject({ code: 'not-found', field: 'output' })
    await expect(next.batch.resume(id, { target })).rejects.toMatchObject({
      code: 'not-found',
      field: 'input',
    })
    await next.batch.resume(id, { target, source: { from: 'stdin', stream: Readable.from([table]) } })
    expect(await ended(next, id)).toMatchObject({ state: 'done', issued: many })
    const output = join(folder, 'piped.csv')
    writeFileSync(output, into.text())
    expectAlike(next, output, many)
  })
})
