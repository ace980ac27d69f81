import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../shared/lab/schemas.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { memoryStore } from '../keychain/memory.ts'
import { acme } from '../test-drafts.ts'
import { startEngine } from '../test-engine.ts'
import { endpointOf } from './endpoint-rows.ts'
import { readLabDraft } from './lab-draft.ts'
import { ownCasesOf } from './own-case-rows.ts'
import { labDraft, ownCase } from './test-lab.ts'

const endpoint: Endpoint = {
  url: 'https://example.com{link}',
  method: 'GET',
  headers: [{ name: 'X-Test', value: '1' }],
  body: '',
  accepted: { by: 'status', from: 200, to: 299 },
  nameScreen: { by: 'text', text: 'Your name' },
}

describe("the Lab's draft", () => {
  test('is found again after a restart, with every byte that was typed', async () => {
    const { engine, again } = await startEngine()
    expect(engine.lab.getDraft()).toBeNull()
    const typed = '{"a":1e400,"a":"\\ud800"}\r\n\t\u0000\ufeff'
    const draft = labDraft('p', { craft: { ...labDraft('p').craft, payload: typed }, times: { exp: '2h' } })
    expect(engine.lab.setDraft(labDraft('p'))).toBe(true)
    expect(engine.lab.setDraft(draft)).toBe(true)
    await engine.close()
    const { engine: next } = await again()
    expect(next.lab.getDraft()).toEqual(draft)
  })

  test('is not kept at all while the history is in memory or locked', async () => {
    const secrets = memoryStore()
    secrets.become('missing')
    const { engine } = await startEngine({ secrets })
    expect(engine.lab.setDraft(labDraft('p'))).toBe(false)
    expect(engine.lab.getDraft()).toBeNull()
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.lab.setDraft(labDraft('p'))).toBe(true)
    await engine.lock()
    expect(engine.lab.setDraft(labDraft('p'))).toBe(false)
    expect(engine.lab.getDraft()).toBeNull()
  })
})

describe('own cases', () => {
  test('are of their platform, by title, over a restart', async () => {
    const { engine, again } = await startEngine()
    const other = ownCase('other', { platform: 'dolby' })
    const saved = engine.lab.saveOwnCase(ownCase('b', { title: ' beta ' }))
    expect(saved.title).toBe('beta')
    engine.lab.saveOwnCases([ownCase('a', { title: 'Alpha' }), other])
    await engine.close()
    const { engine: next } = await again()
    expect(next.lab.ownCases('digital-samba')).toEqual([ownCase('a', { title: 'Alpha' }), saved])
    expect(next.lab.ownCases('dolby')).toEqual([other])
    next.lab.removeOwnCase('a')
    expect(next.lab.ownCases('digital-samba')).toEqual([saved])
    expect(() => next.lab.removeOwnCase('a')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('with a known id take the place of that', async () => {
    const { engine } = await startEngine()
    engine.lab.saveOwnCase(ownCase('a'))
    engine.lab.saveOwnCase(ownCase('a', { title: 'Anew', expected: 'accepted' }))
    expect(engine.lab.ownCases('digital-samba')).toMatchObject([{ title: 'Anew', expected: 'accepted' }])
  })

  test('are saved all or none', async () => {
    const { engine } = await startEngine()
    const cases = [ownCase('a'), ownCase('b', { title: '  ' })]
    expect(() => engine.lab.saveOwnCases(cases)).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'title' }),
    )
    expect(engine.lab.ownCases('digital-samba')).toEqual([])
  })

  test('never have the id of one of the library', async () => {
    const { engine } = await startEngine()
    const [first] = labOf('digital-samba').cases
    expect(() => engine.lab.saveOwnCase(ownCase(first?.id ?? ''))).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'id' }),
    )
  })
})

describe('the endpoint of a profile', () => {
  test('is kept with the origin that was confirmed, and goes with it', async () => {
    const { engine, again } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    expect(engine.lab.endpoint(profile.id)).toBeNull()
    expect(engine.lab.confirmedOrigin(profile.id)).toBeNull()
    expect(engine.lab.setEndpoint(profile.id, endpoint)).toEqual(endpoint)
    await engine.close()
    const { engine: next } = await again()
    expect(next.lab.endpoint(profile.id)).toEqual(endpoint)
    expect(next.lab.confirmedOrigin(profile.id)).toBe('https://example.com')
    next.lab.setEndpoint(profile.id, { ...endpoint, url: 'https://other.example/{room}' })
    expect(next.lab.confirmedOrigin(profile.id)).toBe('https://other.example')
    expect(next.lab.setEndpoint(profile.id, null)).toBeNull()
    expect(next.lab.endpoint(profile.id)).toBeNull()
    expect(next.lab.confirmedOrigin(profile.id)).toBeNull()
  })

  test('is refused where it can not be used, and the one before stays', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    engine.lab.setEndpoint(profile.id, endpoint)
    expect(() => engine.lab.setEndpoint(profile.id, { ...endpoint, url: 'http://example.com' })).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'url' }),
    )
    expect(engine.lab.endpoint(profile.id)).toEqual(endpoint)
    expect(() => engine.lab.setEndpoint('no-such-profile', endpoint)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })

  test('goes with its profile', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    engine.lab.setEndpoint(profile.id, endpoint)
    await engine.profiles.remove(profile.id)
    expect(engine.lab.endpoint(profile.id)).toBeNull()
  })
})

test('what a later program wrote otherwise is passed over', () => {
  const database = memoryDatabase()
  const later = JSON.stringify({ ...ownCase('a'), inTheFuture: true })
  database.prepare("INSERT INTO own_cases VALUES ('a', 'digital-samba', 'A', ?)").run(later)
  database
    .prepare("INSERT INTO own_cases VALUES ('b', 'digital-samba', 'B', ?)")
    .run(JSON.stringify(ownCase('b')))
  database.prepare("INSERT INTO lab_draft VALUES (1, '{}')").run()
  database.pragma('foreign_keys = OFF')
  database.prepare("INSERT INTO endpoints VALUES ('p', '{}', 'https://example.com')").run()
  expect(ownCasesOf(database, 'digital-samba')).toEqual([ownCase('b')])
  expect(readLabDraft(database)).toBeNull()
  expect(endpointOf(database, 'p')).toBeNull()
  database.close()
})
