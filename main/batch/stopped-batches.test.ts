import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { beginBatch, ended, guestsInHistory, guestsInOutput, guestTable, outputsIn } from './test-batch.ts'
import { expectAlike, issuedIn, many, onceIssued, withGuests } from './test-guest-file.ts'

describe('a batch that stopped', { timeout: 60_000 }, () => {
  /** A batch that was stopped on its way, and an engine that does not work on it. */
  async function stoppedBatch() {
    const started = await withGuests(guestTable(many))
    const { engine, input, plan, target, again } = started
    const begun = await beginBatch(engine, input, { plan, target })
    await onceIssued(engine, 1, () => engine.close())
    const { engine: next } = await again()
    const batch = next.batch.get(begun.id)
    expect(batch.state).toBe('stopped')
    return { ...started, engine: next, batch, part: join(started.folder, outputsIn(started.folder)[0] ?? '') }
  }

  test('asks for its input where that is gone, and takes it from elsewhere', async () => {
    const { engine, batch, input, output, folder } = await stoppedBatch()
    const elsewhere = join(folder, 'moved.csv')
    renameSync(input, elsewhere)
    await expect(engine.batch.resume(batch.id)).rejects.toMatchObject({ code: 'not-found', field: 'input' })
    expect(engine.batch.get(batch.id).state).toBe('stopped')
    await engine.batch.resume(batch.id, { source: { from: 'file', path: elsewhere } })
    expect(await ended(engine, batch.id)).toMatchObject({
      state: 'done',
      issued: many,
      inputName: 'moved.csv',
    })
    expectAlike(engine, output, many)
  })

  test.each([
    ['another guest', (table: string) => table.replace('crm-1,', 'crm-x,')],
    ['a guest more', (table: string) => table.replace('crm-2,', 'crm-2,attendee,demo-room\nNew,crm-new,')],
    ['hardly any guests', (table: string) => table.split('\n').slice(0, 3).join('\n')],
  ])('refuses an input that has %s now, and goes on with the right one', async (_, changed) => {
    const { engine, batch, input, output } = await stoppedBatch()
    const table = guestTable(many)
    writeFileSync(input, changed(table))
    await expect(engine.batch.resume(batch.id)).rejects.toMatchObject({ code: 'bad-request', field: 'input' })
    expect(engine.batch.get(batch.id)).toMatchObject({ state: 'stopped', issued: batch.issued })
    writeFileSync(input, table)
    await engine.batch.resume(batch.id)
    expect(await ended(engine, batch.id)).toMatchObject({ state: 'done', issued: many })
    expectAlike(engine, output, many)
  })

  test('issues also what was added to the input meanwhile', async () => {
    const { engine, batch, input, output } = await stoppedBatch()
    appendFileSync(
      input,
      guestTable(5, { from: many + 1 })
        .split('\n')
        .slice(1)
        .join('\n'),
    )
    await engine.batch.resume(batch.id)
    expect(await ended(engine, batch.id)).toMatchObject({ state: 'done', issued: many + 5 })
    expectAlike(engine, output, many + 5)
  })

  test.each(['gone', 'cut'])('writes its output again from the history where that is %s', async (how) => {
    const { engine, batch, part, output, folder } = await stoppedBatch()
    if (how === 'gone') rmSync(part)
    else writeFileSync(part, 'name')
    const before = guestsInHistory(engine)
    await engine.batch.resume(batch.id)
    expect(await ended(engine, batch.id)).toMatchObject({ state: 'done', issued: many })
    expectAlike(engine, output, many)
    const ids = new Set(before.map(({ sessionId }) => sessionId))
    expect(guestsInOutput(output).filter(({ sessionId }) => ids.has(sessionId))).toEqual(before)
    expect(outputsIn(folder)).toEqual(['tokens.csv'])
  })

  test('asks where to write where the folder is gone, and writes all of it there', async () => {
    const { engine, batch, folder, input } = await stoppedBatch()
    const inside = join(folder, 'inside')
    mkdirSync(inside)
    const moved = { path: join(inside, 'tokens.csv') }
    await engine.batch.resume(batch.id, { target: moved })
    await onceIssued(engine, batch.issued + 1, ({ id }) => engine.batch.pause(id))
    await engine.lock()
    await engine.unlock()
    rmSync(inside, { recursive: true })
    await expect(engine.batch.resume(batch.id)).rejects.toMatchObject({ code: 'not-found', field: 'output' })
    const target = { path: join(folder, 'tokens.csv') }
    await engine.batch.resume(batch.id, { target, source: { from: 'file', path: input } })
    expect(await ended(engine, batch.id)).toMatchObject({ state: 'done', issued: many })
    expectAlike(engine, target.path, many)
  })

  test.each([true, false])('can be cancelled, whether its input is there (%s) or not', async (isThere) => {
    const { engine, batch, input, part, folder } = await stoppedBatch()
    // As after a crash: what is in the history is not all in the output.
    rmSync(part)
    if (!isThere) rmSync(input)
    const cancelled = await engine.batch.cancel(batch.id)
    expect(cancelled).toMatchObject({ state: 'cancelled', issued: batch.issued, message: '' })
    expect(outputsIn(folder)).toEqual([cancelled.output.fileName])
    const written = guestsInOutput(join(folder, cancelled.output.fileName)).map(({ sessionId, token }) => [
      sessionId,
      token,
    ])
    const recorded = guestsInHistory(engine).map(({ sessionId, token }) => [sessionId, token])
    expect(written.sort()).toEqual(recorded.sort())
    if (isThere) expectAlike(engine, join(folder, cancelled.output.fileName), batch.issued)
  })

  test('can be cancelled after its profile was removed, but does not go on', async () => {
    const { engine, batch, profile } = await stoppedBatch()
    await engine.profiles.remove(profile.id)
    await expect(engine.batch.resume(batch.id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await engine.batch.cancel(batch.id)).toMatchObject({ state: 'cancelled', issued: batch.issued })
    expect(issuedIn(engine)).toBe(batch.issued)
  })
})
