import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { acme, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn } from '../test-engine.ts'
import {
  beginBatch,
  ended,
  guestPlan,
  guestsInHistory,
  guestsInOutput,
  guestTable,
  outputsIn,
} from './test-batch.ts'
import { expectAlike, issuedIn, many, onceIssued, withGuests } from './test-guest-file.ts'

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
