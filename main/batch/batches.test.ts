import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../shared/batch/schemas.ts'
import { everySession as everyFilter } from '../../shared/session-filter.ts'
import type { Engine } from '../engine.ts'
import { countSessionsOf } from '../history/count-states.ts'
import { acme, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'
import {
  beginBatch,
  ended,
  guestPlan,
  guestsInHistory,
  guestsInOutput,
  guestTable,
  inFolder,
  outputsIn,
} from './test-batch.ts'

/** An engine with a profile that signs, and a file of guests. */
async function withGuests(table: string) {
  const folder = temporaryFolder()
  const started = await startEngine()
  const { profile } = await profileWithKey(started.engine)
  const files = inFolder(folder)
  writeFileSync(files.input, table)
  return { ...started, ...files, folder, profile, plan: guestPlan(profile), target: { path: files.output } }
}

/** Waits until so many rows of any batch are issued, and does something in the very moment in which that is told. */
function onceIssued<T>(engine: Engine, atLeast: number, act: (batch: Batch) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = engine.batch.onProgress((batch) => {
      if (batch.issued < atLeast) return
      leave()
      try {
        resolve(act(batch))
      } catch (error) {
        reject(error)
      }
    })
  })
}

/** Some chunks, so that there is a middle. */
const many = 16_000

/** Everything that the history and the output of a batch have to agree in. */
function expectAlike(engine: Engine, output: string, guests: number): void {
  const inHistory = guestsInHistory(engine)
  expect(inHistory).toHaveLength(guests)
  expect(new Set(inHistory.map(({ externalId }) => externalId)).size).toBe(guests)
  expect(guestsInOutput(output)).toEqual(inHistory)
}

describe('a batch', { timeout: 60_000 }, () => {
  test('issues each row once, into the history and into the output alike', async () => {
    const { engine, input, output, folder, plan, target } = await withGuests(guestTable(5000))
    const begun = await beginBatch(engine, input, { plan, target })
    const batch = await ended(engine, begun.id)
    expect(batch).toMatchObject({
      ...{ state: 'done', read: 5000, issued: 5000, leftOut: 0, message: '', total: null },
      ...{
        inputName: 'guests.csv',
        output: { format: 'csv', fileName: 'tokens.csv' },
        profileName: acme.name,
      },
    })
    expect(outputsIn(folder)).toEqual(['tokens.csv'])
    expectAlike(engine, output, 5000)
  })

  test('issues what is issued one by one, from one moment, and makes none of it the current session', async () => {
    const { engine, input, plan, target, profile } = await withGuests(guestTable(3))
    const { session: single } = await issueIn(engine, profile.id, {
      ...plan.draft.values,
      rd: 'demo-room',
      u: 'Guest, 2',
      ud: 'crm-2',
      role: 'attendee',
    })
    const begun = await beginBatch(engine, input, { plan, target })
    await ended(engine, begun.id)
    expect(engine.sessions.current(profile.id)?.id).toBe(single.id)
    const row = engine.sessions
      .search({ ...everySession, text: 'crm-2' })
      .rows.find(({ id }) => id !== single.id)
    const session = engine.sessions.get(row?.id ?? '')
    // Recorded when it was recorded; everything else is of the moment in which the batch began.
    expect(session).toEqual({ ...single, id: session.id, issuedAt: session.issuedAt })
    expect(session.issuedAt).toBeGreaterThanOrEqual(testNow)
    const { payload } = await jwtVerify(session.token ?? '', Buffer.from(testKey), {
      currentDate: new Date(testNow * 1000),
    })
    expect(payload).toEqual(session.claims)
  })

  test('stops before the first row with an error, and goes on from there once it is mended', async () => {
    const table = guestTable(50)
    const { engine, input, output, plan, target } = await withGuests(
      table.replace('crm-41,attendee,demo-room', 'crm-41,attendee,'),
    )
    const begun = await beginBatch(engine, input, { plan, target })
    const stopped = await ended(engine, begun.id)
    expect(stopped).toMatchObject({ state: 'stopped', read: 40, issued: 40 })
    expect(stopped.message).toMatch(/^Row 41 \(line 42\) can not be issued: /)
    writeFileSync(input, table)
    await engine.batch.resume(begun.id)
    expect(await ended(engine, begun.id)).toMatchObject({ state: 'done', issued: 50, leftOut: 0 })
    expectAlike(engine, output, 50)
  })

  test.each([
    ['good', 3, ['crm-1', 'crm-2', 'crm-2']],
    ['fine', 2, ['crm-1', 'crm-2']],
  ] as const)('leaves out what is not %s', async (choice, issued, ids) => {
    const rows = ['A,crm-1,attendee,demo-room', 'B,crm-2,attendee,demo-room', 'C,crm-2,attendee,demo-room']
    const bad = ['D,crm-4,attendee,', 'E,crm-5', '"F,crm-6,attendee,demo-room']
    const { engine, input, output, plan, target } = await withGuests(
      ['name,id,role,room', rows[0], bad[0], rows[1], bad[1], rows[2], bad[2]].join('\n'),
    )
    const begun = await beginBatch(engine, input, { plan, target, choice })
    expect(await ended(engine, begun.id)).toMatchObject({
      state: 'done',
      issued,
      leftOut: 6 - issued,
      read: 6,
    })
    expect(guestsInOutput(output).map(({ externalId }) => externalId)).toEqual(ids)
    expect(guestsInOutput(output)).toEqual(guestsInHistory(engine))
  })

  test('that was pasted and mended by hand goes on after a restart', async () => {
    const { engine, output, plan, target, again } = await withGuests('')
    const text = guestTable(many).replace('crm-15001,attendee,demo-room', 'crm-15001,attendee,')
    const { id: inputId } = await engine.batch.open({ from: 'pasted', text })
    engine.batch.check({ id: inputId, plan })
    expect(await engine.batch.checked(inputId)).toMatchObject({ state: 'done', rows: many, errors: 1 })
    const request = { inputId, plan, target, choice: 'all', format: 'csv', guardFormulas: false } as const
    await expect(engine.batch.issue(request)).rejects.toMatchObject({ code: 'bad-request', field: 'choice' })
    engine.batch.edit({ id: inputId, row: 15_001, cells: ['Mended', 'crm-15001', 'moderator', 'demo-room'] })
    const { id } = await engine.batch.issue(request)
    await onceIssued(engine, 1, () => engine.close())
    const { engine: next } = await again()
    expect(next.batch.get(id)).toMatchObject({ state: 'stopped', total: many })
    await next.batch.resume(id)
    expect(await ended(next, id)).toMatchObject({ state: 'done', issued: many })
    expectAlike(next, output, many)
    expect(guestsInHistory(next).find(({ externalId }) => externalId === 'crm-15001')?.name).toBe('Mended')
  })

  test('pauses at once, and goes on', async () => {
    const { engine, input, output, plan, target } = await withGuests(guestTable(many))
    const begun = await beginBatch(engine, input, { plan, target })
    await onceIssued(engine, 1, ({ id }) => engine.batch.pause(id))
    expect(engine.batch.get(begun.id)).toMatchObject({ state: 'paused', rate: null, secondsLeft: null })
    expect(engine.batch.get(begun.id).issued).toBeLessThan(many)
    await engine.batch.resume(begun.id)
    expect(await ended(engine, begun.id)).toMatchObject({ state: 'done', issued: many })
    expectAlike(engine, output, many)
  })

  test('is cancelled with what was issued by then, marked as such', async () => {
    const { engine, input, folder, plan, target } = await withGuests(guestTable(many))
    const begun = await beginBatch(engine, input, { plan, target })
    const batch = await onceIssued(engine, 1, ({ id }) => engine.batch.cancel(id))
    expect(batch).toMatchObject({ id: begun.id, state: 'cancelled', message: '' })
    const rows = batch.issued.toLocaleString('en')
    expect(batch.output.fileName).toBe(`tokens (cancelled after ${rows} rows).csv`)
    expect(outputsIn(folder)).toEqual([batch.output.fileName])
    expectAlike(engine, join(folder, batch.output.fileName), batch.issued)
    await expect(engine.batch.resume(begun.id)).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('comes to a stop for a lock, and goes on after it', async () => {
    const { engine, input, output, plan, target } = await withGuests(guestTable(many))
    const begun = await beginBatch(engine, input, { plan, target })
    await onceIssued(engine, 1, () => engine.lock())
    expect(() => engine.batch.get(begun.id)).toThrow(/locked/)
    await expect(engine.batch.resume(begun.id)).rejects.toMatchObject({ code: 'locked' })
    await engine.unlock()
    const stopped = engine.batch.get(begun.id)
    expect(stopped).toMatchObject({ state: 'stopped', message: expect.stringContaining('resume it') })
    expect(stopped.issued).toBeGreaterThan(0)
    await engine.batch.resume(begun.id)
    expect(await ended(engine, begun.id)).toMatchObject({ state: 'done', issued: many, message: '' })
    expectAlike(engine, output, many)
  })

  test('that another engine works on can be seen and nothing else', async () => {
    const { engine, input, plan, target, again } = await withGuests(guestTable(many))
    const { engine: other } = await again()
    const begun = await beginBatch(engine, input, { plan, target })
    await onceIssued(engine, 1, ({ id }) => engine.batch.pause(id))
    expect(other.batch.get(begun.id)).toMatchObject({ state: 'elsewhere', message: '' })
    for (const act of ['resume', 'cancel'] as const) {
      await expect(other.batch[act](begun.id)).rejects.toMatchObject({ code: 'bad-request' })
    }
    expect(() => other.batch.pause(begun.id)).toThrow(/Another Roompass/)
    await engine.close()
    expect(other.batch.get(begun.id).state).toBe('stopped')
    await other.batch.resume(begun.id)
    expect(await ended(other, begun.id)).toMatchObject({ state: 'done', issued: many })
  })

  test('is taken off the list once it is over, and its sessions stay', async () => {
    const { engine, input, plan, target } = await withGuests(guestTable(2))
    const begun = await beginBatch(engine, input, { plan, target })
    await ended(engine, begun.id)
    engine.batch.forget(begun.id)
    expect(engine.batch.list()).toEqual([])
    expect(issuedIn(engine)).toBe(2)
  })

  test('for an anonymous profile gives each person one alias', async () => {
    const { engine, folder, input, output, target } = await withGuests('')
    const { profile } = engine.profiles.save({ ...acme, name: 'Anonymous', anonymous: true })
    await engine.keys.add(incoming(profile.id))
    const { alias } = engine.accounts.known(profile.id, 'demo-room', { name: 'Jane', externalId: 'crm-1' })
    expect(alias?.isNew).toBe(true)
    writeFileSync(
      input,
      [
        'name,id,role,room',
        ...['Jane,crm-1', 'John,crm-2', 'Jane B.,crm-1'].map((who) => `${who},attendee,demo-room`),
      ].join('\n'),
    )
    const begun = await beginBatch(engine, input, {
      plan: guestPlan(engine.profiles.get(profile.id)),
      target,
    })
    expect(await ended(engine, begun.id)).toMatchObject({ state: 'done', issued: 3 })
    const { people } = engine.people.search({ profileId: profile.id, text: '', offset: 0, limit: 10 })
    expect(people.map(({ name, externalId }) => [name, externalId]).sort()).toEqual([
      ['Jane B.', 'crm-1'],
      ['John', 'crm-2'],
    ])
    const sessions = [...engine.sessions.each(everySession)]
    for (const { person, name, externalId, token } of sessions) {
      const known = people.find(({ id }) => id === person?.id)
      expect([name, externalId]).toEqual([known?.aliasName, known?.aliasId])
      expect(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/jane|john|crm/i)
    }
    expect(new Set(sessions.map(({ externalId }) => externalId)).size).toBe(2)
    expect(issuedIn(engine, 'jane b')).toBe(2)
    expect(outputsIn(folder)).toEqual(['tokens.csv'])
    expect(guestsInOutput(output).map(({ externalId }) => externalId)).toEqual(['crm-1', 'crm-1', 'crm-2'])
  })
})

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

describe('a batch can not be begun', { timeout: 60_000 }, () => {
  test('without a key, and leaves nothing behind', async () => {
    const { engine, input, plan, target } = await withGuests(guestTable(2))
    const { profile } = engine.profiles.save({ ...acme, name: 'Without' })
    const request = { plan: { ...plan, draft: { ...plan.draft, profileId: profile.id } }, target }
    await expect(beginBatch(engine, input, request)).rejects.toMatchObject({ code: 'key-missing' })
    expect(engine.batch.list()).toEqual([])
  })

  test('where its output can not be, or would take the place of its input', async () => {
    const { engine, input, folder, plan } = await withGuests(guestTable(2))
    const nowhere = { path: join(folder, 'gone', 'tokens.csv') }
    await expect(beginBatch(engine, input, { plan, target: nowhere })).rejects.toMatchObject({
      code: 'failed',
    })
    await expect(beginBatch(engine, input, { plan, target: { path: input } })).rejects.toMatchObject({
      code: 'bad-request',
    })
    expect(engine.batch.list()).toEqual([])
    expect(issuedIn(engine)).toBe(0)
  })

  test('for columns that are not there', async () => {
    const { engine, input, plan, target } = await withGuests(guestTable(2))
    const request = { plan: { ...plan, columns: { u: '{surname}' } }, target }
    await expect(beginBatch(engine, input, request)).rejects.toMatchObject({ code: 'bad-request' })
    expect(engine.batch.list()).toEqual([])
  })
})

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

/** How many sessions the history has, of those with all words of a text. */
const issuedIn = (engine: Engine, text = '') =>
  countSessionsOf(engine.sessions.counts({ ...everyFilter, text }), null)
