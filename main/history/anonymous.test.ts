import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, test } from 'vitest'
import { acme, draftFor, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, startEngine } from '../test-engine.ts'

const guest = {
  u: 'Jane Canaryname',
  ud: 'canary-crm-4711',
  initials: 'JC',
  avatar: 'https://example.com/jane.png',
}

async function anonymousEngine() {
  const started = await startEngine()
  const { profile } = started.engine.profiles.save({ ...acme, anonymous: true })
  await started.engine.keys.add(incoming(profile.id))
  return { ...started, profile }
}

describe('a session of a profile that keeps its guests anonymous', () => {
  test('says an alias, and nothing of who it is for', async () => {
    const { engine, profile } = await anonymousEngine()
    const { alias } = engine.accounts.known(profile.id, 'demo-room', { name: guest.u, externalId: guest.ud })
    const { session } = await issueIn(engine, profile.id, guest)
    expect(session.claims).toMatchObject({ u: alias?.name, ud: alias?.externalId, rd: 'demo-room' })
    expect(session.claims).not.toHaveProperty('initials')
    expect(session.claims).not.toHaveProperty('avatar')
    const { person, ...leaving } = session
    const payload = Buffer.from(session.token.split('.')[1] ?? '', 'base64url').toString()
    expect(JSON.stringify(leaving) + payload).not.toMatch(/canary|jane|"JC"/i)
    expect(person).toEqual({ id: expect.any(String), name: guest.u, externalId: guest.ud })
  })

  test('is listed with who it is for, and found by the real name and by the alias', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, guest)
    const found = (text: string) => engine.sessions.search({ ...everySession, text }).rows
    for (const text of ['canaryname', 'crm-4711', session.name ?? '', session.externalId ?? '']) {
      expect(found(text)).toMatchObject([{ id: session.id, person: session.person, name: session.name }])
    }
    expect(engine.sessions.get(session.id)).toEqual(session)
    expect([...engine.sessions.each(everySession)]).toMatchObject([
      { id: session.id, person: session.person },
    ])
    engine.sessions.note(session.id, 'called back')
    expect(found('canaryname called')).toHaveLength(1)
  })

  test('is for the same person again, whether issued or renewed', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session: first } = await issueIn(engine, profile.id, guest)
    const { session: second } = await issueIn(engine, profile.id, guest)
    const { session: third } = await engine.sessions.renew({ id: first.id, timeZone: 'UTC' })
    for (const { person, name, externalId } of [second, third]) {
      expect({ person, name, externalId }).toEqual({
        person: first.person,
        name: first.name,
        externalId: first.externalId,
      })
    }
    expect(engine.people.search({ profileId: profile.id, text: '', offset: 0, limit: 9 }).total).toBe(1)
  })

  test('has nobody behind it where nobody was typed', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, { u: '', avatar: guest.avatar })
    expect(session).toMatchObject({ person: null, name: null, externalId: null })
    expect(session.claims).not.toHaveProperty('avatar')
  })

  test('is refused where it would not be recorded, and then nobody is known', async () => {
    const { engine, profile } = await anonymousEngine()
    const draft = draftFor(profile.id, guest)
    const unrecorded = engine.sessions.issue({ draft, timeZone: 'UTC', unrecorded: true })
    await expect(unrecorded).rejects.toMatchObject({ code: 'bad-request' })
    const adHoc = { profile: { ...profile, id: 'ad-hoc' }, secret: Buffer.from(testKey) }
    const ofOneRun = engine.sessions.issue({ draft, timeZone: 'UTC', adHoc })
    await expect(ofOneRun).rejects.toMatchObject({ code: 'bad-request' })
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
    expect(engine.people.search({ profileId: profile.id, text: '', offset: 0, limit: 9 }).total).toBe(0)
  })

  test('is not recorded where the draft is refused, and neither is the person', async () => {
    const { engine, profile } = await anonymousEngine()
    await expect(issueIn(engine, profile.id, { ...guest, rd: '' })).rejects.toMatchObject({
      code: 'draft-refused',
    })
    expect(engine.people.search({ profileId: profile.id, text: '', offset: 0, limit: 9 }).total).toBe(0)
  })

  test('is not as the form says once the profile is set so, which is asked each time', async () => {
    const { engine, profile } = await anonymousEngine()
    const { keys: _, ...input } = profile
    engine.profiles.save({ ...input, anonymous: false })
    expect((await issueIn(engine, profile.id, guest)).session).toMatchObject({ person: null, name: guest.u })
  })
})

describe('once a person is forgotten', () => {
  test('their sessions stay under what left this computer, and are found by that alone', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, guest)
    engine.people.forget(session.person?.id ?? '')
    expect(engine.sessions.get(session.id)).toEqual({ ...session, person: null })
    const found = (text: string) => engine.sessions.search({ ...everySession, text }).rows.length
    expect([found('canaryname'), found('m-'), found('crm-4711')]).toEqual([0, 0, 0])
    expect(found(session.name ?? '')).toBe(1)
  })

  test('a removal that is undone brings nothing of them back', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, guest)
    const { undo } = engine.sessions.remove([session.id])
    engine.people.forget(session.person?.id ?? '')
    expect(engine.sessions.restore(undo)).toEqual({ restored: 1 })
    expect(engine.sessions.get(session.id)).toMatchObject({ person: null, name: session.name })
    expect(engine.sessions.search({ ...everySession, text: 'canaryname' }).rows.length).toBe(0)
  })

  test('nothing of them is left in the file', async () => {
    const { engine, profile, dataDir, secrets } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, guest)
    await issueIn(engine, profile.id, guest)
    await issueIn(engine, profile.id, { u: 'Somebody Else' })
    const left = () => {
      const id = JSON.parse(readFileSync(join(dataDir, 'installation.json'), 'utf8')).id
      const key = Buffer.from(secrets.entries.get(`${id}/history`) ?? '', 'base64')
      const bytes = decrypted(join(dataDir, 'history.db'), key)
      return ['Canaryname', 'canaryname', 'crm-4711'].filter((needle) => bytes.includes(needle))
    }
    expect(left()).toEqual(['Canaryname', 'canaryname', 'crm-4711'])
    engine.people.forget(session.person?.id ?? '')
    await engine.close()
    expect(left()).toEqual([])
  })

  test('a removal that is undone before that brings them back with it', async () => {
    const { engine, profile } = await anonymousEngine()
    const { session } = await issueIn(engine, profile.id, guest)
    engine.sessions.restore(engine.sessions.remove([session.id]).undo)
    expect(engine.sessions.get(session.id)).toEqual(session)
    expect(engine.sessions.search({ ...everySession, text: 'canaryname' }).rows.length).toBe(1)
    expect(session.issuedAt).toBe(testNow)
  })
})

/** The bytes of a history without its encryption, with what is not yet in the file itself, freed pages included. */
function decrypted(path: string, key: Uint8Array): Buffer {
  const plain = `${path}.plain`
  const source = new Database(path)
  source.pragma("cipher = 'chacha20'")
  source.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  source.pragma('wal_checkpoint(TRUNCATE)')
  source.close()
  copyFileSync(path, plain)
  const database = new Database(plain)
  database.pragma("cipher = 'chacha20'")
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  database.pragma('journal_mode = DELETE')
  database.pragma("rekey = ''")
  database.close()
  return readFileSync(plain)
}
