import { describe, expect, onTestFinished, test } from 'vitest'
import type { SessionFilter } from '../../shared/schemas.ts'
import { everySession as everyFilter } from '../../shared/session-filter.ts'
import type { Engine } from '../engine.ts'
import { craftRequest } from '../lab/test-lab.ts'
import { testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { historyEvents } from './history-events.ts'
import { followHistory } from './history-follow.ts'

/** Two engines on one folder, as the application and the command line, with one clock. */
async function twoEngines() {
  const time = { now: testNow }
  const { engine: app, again } = await startEngine({ clock: () => time.now * 1000 })
  const { profile } = await profileWithKey(app)
  const { engine: cli } = await again()
  return { app, cli, profile, time }
}

const names = (engine: Engine) => engine.sessions.search(everySession).rows.map(({ name }) => name)

/** What happened, in short: the event and whom or what it is about. */
function following(
  cli: Engine,
  time: { readonly now: number },
  { filter = {}, most = 10 }: { filter?: Partial<SessionFilter>; most?: number } = {},
) {
  const events = historyEvents(cli, { ...everyFilter, ...filter }, most, () => time.now)
  const short = (happened: ReturnType<typeof events.next>) =>
    happened.map((one) => `${one.event} ${one.event === 'removed' ? one.id : one.session.name} ${one.at}`)
  return { begin: () => short(events.begin()), next: () => short(events.next()) }
}

describe('following the history', () => {
  test('begins with the newest sessions, oldest first', async () => {
    const { app, cli, profile, time } = await twoEngines()
    for (const u of ['Ada', 'Grace', 'Zoë']) await issueIn(app, profile.id, { u })
    const { begin, next } = following(cli, time, { most: 2 })
    expect(begin()).toEqual([`issued Grace ${testNow}`, `issued Zoë ${testNow}`])
    expect(next()).toEqual([])
  })

  test('tells what another process issues, notes and removes, and what expires', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const { begin, next } = following(cli, time)
    expect(begin()).toEqual([])
    const { session } = await issueIn(app, profile.id, { u: 'Ada', exp: '10m' })
    expect(next()).toEqual([`issued Ada ${testNow}`])
    expect(next()).toEqual([])
    time.now += 5
    app.sessions.note(session.id, 'Call back')
    expect(next()).toEqual([`noted Ada ${testNow + 5}`])
    time.now = testNow + 599
    expect(next()).toEqual([])
    time.now += 2
    expect(next()).toEqual([`expired Ada ${testNow + 600}`])
    expect(next()).toEqual([])
    const { undo } = app.sessions.remove([session.id])
    expect(next()).toEqual([`removed ${session.id} ${testNow + 601}`])
    app.sessions.restore(undo)
    expect(next()).toEqual([`issued Ada ${testNow}`])
  })

  test('is silent on what is crafted, unless that is asked for', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const usual = following(cli, time)
    const all = following(cli, time, { filter: { origin: 'all' } })
    for (const one of [usual, all]) one.begin()
    const { session } = await app.lab.craft(craftRequest(profile.id))
    await issueIn(app, profile.id, { u: 'Ada' })
    expect(usual.next()).toEqual([`issued Ada ${testNow}`])
    expect(all.next()).toEqual([`issued Zoë ${testNow}`, `issued Ada ${testNow}`])
    app.sessions.remove([session.id])
    expect(usual.next()).toEqual([])
    expect(all.next()).toEqual([`removed ${session.id} ${testNow}`])
    expect(names(cli)).toEqual(['Ada'])
  })

  test('tells once what another process stops, which does not expire then', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const { begin, next } = following(cli, time)
    const onlyValid = following(cli, time, { filter: { state: 'valid' } })
    const onlyStopped = following(cli, time, { filter: { state: 'stopped' } })
    for (const one of [onlyValid, onlyStopped]) one.begin()
    begin()
    const { session } = await issueIn(app, profile.id, { u: 'Ada', exp: '10m' })
    for (const one of [onlyValid, onlyStopped]) one.next()
    expect(next()).toEqual([`issued Ada ${testNow}`])
    time.now += 5
    app.sessions.stop(session.id)
    time.now += 5
    expect(next()).toEqual([`stopped Ada ${testNow + 5}`])
    expect(onlyValid.next()).toEqual([])
    expect(onlyStopped.next()).toEqual([`stopped Ada ${testNow + 5}`])
    app.sessions.stop(session.id)
    time.now = testNow + 3600
    for (const one of [{ next }, onlyValid, onlyStopped]) expect(one.next()).toEqual([])
  })

  test('tells a session once that is issued while it begins', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const { begin, next } = following(cli, time)
    await issueIn(app, profile.id, { u: 'Ada' })
    expect(begin()).toEqual([`issued Ada ${testNow}`])
    expect(next()).toEqual([])
  })

  test('tells nothing of what was removed at once, but that', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const { begin, next } = following(cli, time)
    begin()
    const { session } = await issueIn(app, profile.id)
    app.sessions.remove([session.id])
    expect(next()).toEqual([`removed ${session.id} ${testNow}`])
  })

  test('tells what expires of sessions that were there before, the nearest first', async () => {
    const { app, cli, profile, time } = await twoEngines()
    await issueIn(app, profile.id, { u: 'late', exp: '2h' })
    await issueIn(app, profile.id, { u: 'soon', exp: '1h' })
    await issueIn(app, profile.id, { u: 'endless', exp: '' })
    await issueIn(app, profile.id, { u: 'not yet', nbf: '30m', exp: String(testNow + 5400) })
    const { begin, next } = following(cli, time, { most: 1 })
    begin()
    time.now += 3600
    expect(next()).toEqual([`expired soon ${testNow + 3600}`])
    time.now += 3600
    expect(next()).toEqual([`expired not yet ${testNow + 5400}`, `expired late ${testNow + 7200}`])
  })

  test('with a filter tells of its sessions alone', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const { session: ada } = await issueIn(app, profile.id, { u: 'Ada' })
    const { session: grace } = await issueIn(app, profile.id, { u: 'Grace' })
    const { begin, next } = following(cli, time, { filter: { text: 'ada' } })
    expect(begin()).toEqual([`issued Ada ${testNow}`])
    await issueIn(app, profile.id, { u: 'Adam' })
    await issueIn(app, profile.id, { u: 'Zoë' })
    expect(next()).toEqual([`issued Adam ${testNow}`])
    app.sessions.note(grace.id, 'knows Ada')
    expect(next()).toEqual([`noted Grace ${testNow}`])
    app.sessions.note(grace.id, '')
    expect(next()).toEqual([])
    app.sessions.remove([grace.id, ada.id])
    expect(next()).toEqual([`removed ${ada.id} ${testNow}`])
    time.now += 3600
    expect(next()).toEqual([`expired Adam ${testNow + 3600}`])
  })

  test('of one state tells only what is in it by then', async () => {
    const { app, cli, profile, time } = await twoEngines()
    const expired = following(cli, time, { filter: { state: 'expired' } })
    const valid = following(cli, time, { filter: { state: 'valid' } })
    expired.begin()
    valid.begin()
    await issueIn(app, profile.id, { u: 'Ada' })
    expect(expired.next()).toEqual([])
    expect(valid.next()).toEqual([`issued Ada ${testNow}`])
    time.now += 3600
    expect(expired.next()).toEqual([`expired Ada ${testNow + 3600}`])
    expect(valid.next()).toEqual([])
  })
})

describe('the lines', () => {
  async function lines(json: boolean) {
    const { app, cli, profile, time } = await twoEngines()
    const out: string[] = []
    const terminal = {
      out: (line: string) => void out.push(line),
      err: () => undefined,
      interactive: false,
      watched: false,
      readAll: async () => new Uint8Array(),
      ask: async () => '',
      askHidden: async () => new Uint8Array(),
    }
    const context = { terminal, now: () => time.now, timeZone: 'Europe/Berlin' }
    const ending = new AbortController()
    onTestFinished(() => ending.abort())
    const following = followHistory(cli, everyFilter, { most: 10, json }, context, ending.signal)
    return { app, profile, time, out, end: () => ending.abort(), following }
  }

  test('are for a person to read, and come while another process writes', async () => {
    const { app, profile, out, end, following } = await lines(false)
    const { session } = await issueIn(app, profile.id, { u: 'Ada\u202e' })
    await expect.poll(() => out.length).toBe(1)
    expect(out[0]).toBe(
      '14 Nov 2023, 23:13:20 CET  issued   Ada\\u202e  demo-room  until 15 Nov 2023, 00:13:20 CET  Acme staging',
    )
    app.sessions.remove([session.id])
    await expect.poll(() => out.length).toBe(2)
    expect(out[1]).toBe(`14 Nov 2023, 23:13:20 CET  removed  ${session.id}`)
    end()
    await following
    expect(names(app)).toEqual([])
  })

  test('are one JSON object each, without token, link and claims', async () => {
    const { app, profile, time, out, end, following } = await lines(true)
    const { session } = await issueIn(app, profile.id, { u: 'Ada' })
    await expect.poll(() => out.length).toBe(1)
    const { header: _h, claims: _c, asked: _a, token: _t, link: _l, ...row } = session
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { event: 'issued', at: testNow, session: { ...row, state: 'valid' } },
    ])
    time.now += 3600
    await expect.poll(() => out.length).toBe(2)
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ event: 'expired', session: { state: 'expired' } })
    app.sessions.remove([session.id])
    await expect.poll(() => out.length).toBe(3)
    expect(JSON.parse(out[2] ?? '')).toEqual({ event: 'removed', at: testNow + 3600, id: session.id })
    end()
    await following
  })
})
