import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { acme, incoming } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'

const refusal = (code: string, field?: string) =>
  expect.objectContaining(field === undefined ? { code } : { code, field })

describe('profiles', () => {
  test('are saved, listed by name, found by id and by name', async () => {
    const { engine } = await startEngine()
    const zebra = engine.profiles.save({ ...acme, name: ' zebra ' }).profile
    const { profile } = engine.profiles.save({ ...acme, name: 'Acme' })
    expect(zebra.name).toBe('zebra')
    expect(engine.profiles.list()).toEqual([profile, zebra])
    expect(engine.profiles.get(profile.id)).toEqual(profile)
    expect(engine.profiles.byName(' ACME')).toEqual(profile)
  })

  test('are changed under their id, and keep their keys', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { keys, ...input } = profile
    const { profile: changed } = engine.profiles.save({
      ...input,
      name: 'ACME STAGING',
      environment: 'production',
    })
    expect(changed).toEqual({ ...input, keys, name: 'ACME STAGING', environment: 'production' })
    expect(engine.profiles.list()).toEqual([changed])
  })

  test('keep whether their guests are anonymous and when to remind, and both can be changed', async () => {
    const { engine, again } = await startEngine()
    const { profile } = engine.profiles.save({ ...acme, anonymous: true, remindMinutes: 15 })
    expect(profile).toMatchObject({ anonymous: true, remindMinutes: 15 })
    const { keys: _, ...input } = profile
    engine.profiles.save({ ...input, anonymous: false, remindMinutes: 1440 })
    await engine.close()
    const { engine: next } = await again()
    expect(next.profiles.get(profile.id)).toMatchObject({ anonymous: false, remindMinutes: 1440 })
  })

  test.each(['Acme staging', 'ACME STAGING', '  acme staging  '])(
    'no two have one name: %j',
    async (name) => {
      const { engine } = await startEngine()
      engine.profiles.save(acme)
      expect(() => engine.profiles.save({ ...acme, name })).toThrow(refusal('name-taken', 'name'))
      expect(engine.profiles.list()).toHaveLength(1)
    },
  )

  test('are refused for an error that the platform finds, and saved with its warnings', async () => {
    const { engine } = await startEngine()
    expect(() => engine.profiles.save({ ...acme, name: '  ' })).toThrow(refusal('bad-request', 'name'))
    expect(() => engine.profiles.save({ ...acme, defaultValidity: 'soon' })).toThrow(refusal('bad-request'))
    const { findings } = engine.profiles.save({ ...acme, settings: { teamId: 'not-a-uuid', domain: 'acme' } })
    expect(findings.map(({ level }) => level)).toEqual(['warning'])
    expect(engine.profiles.list()).toHaveLength(1)
  })

  test('that are not there are not found', async () => {
    const { engine } = await startEngine()
    expect(() => engine.profiles.get('nobody')).toThrow(RoompassError)
    expect(() => engine.profiles.get('nobody')).toThrow(refusal('not-found'))
    expect(() => engine.profiles.byName('nobody')).toThrow(refusal('not-found'))
    expect(() => engine.profiles.save({ ...acme, id: 'nobody' })).toThrow(refusal('not-found'))
    await expect(engine.profiles.remove('nobody')).rejects.toEqual(refusal('not-found'))
  })

  test('are removed with their secrets, and their sessions stay with name and link', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = await profileWithKey(engine)
    await engine.keys.rotate(incoming(profile.id, 'another-test-key'))
    const { session } = await issueIn(engine, profile.id)
    const keysIn = () => [...secrets.entries.keys()].filter((account) => account.includes('/key/'))
    expect(keysIn()).toHaveLength(2)

    await engine.profiles.remove(profile.id)
    expect(engine.profiles.list()).toEqual([])
    expect(keysIn()).toEqual([])
    expect(engine.sessions.get(session.id)).toEqual({ ...session, profileId: null })
    expect(session.link).toBe(`https://acme.digitalsamba.com/demo-room?token=${session.token}`)
    expect(engine.sessions.search(everySession).rows.length).toBe(1)
  })

  test('stay as they are where the keychain does not let their secrets go', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = await profileWithKey(engine)
    secrets.become('failing')
    await expect(engine.profiles.remove(profile.id)).rejects.toEqual(refusal('keychain-unavailable'))
    expect(engine.profiles.get(profile.id).keys).toHaveLength(1)
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.profiles.get(profile.id)).toEqual(profile)
  })

  test('announce that they have changed', async () => {
    const { engine } = await startEngine()
    let heard = 0
    const stop = engine.on('profiles.changed', () => {
      heard++
    })
    const { profile } = engine.profiles.save(acme)
    await engine.profiles.remove(profile.id)
    expect(heard).toBe(2)
    stop()
    engine.profiles.save(acme)
    expect(heard).toBe(2)
  })
})
