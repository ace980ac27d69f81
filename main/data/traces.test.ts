import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { incoming } from '../test-drafts.ts'
import { issueIn, profileWithKey, startEngine } from '../test-engine.ts'

const secret = 'canary-test-key-4f1d9c77b2aa'
const guest = { u: 'Zoë Canary Guestname', ud: 'canary-external-4711', rd: 'canary-room' }

/** Names of the files that hold one of the needles, as text or in the ways in which bytes are usually written. */
function filesHolding(folder: string, needles: readonly string[]): string[] {
  const forms = needles.flatMap((needle) => {
    const bytes = Buffer.from(needle)
    const encoded = (['base64', 'base64url', 'hex'] as const).map((encoding) =>
      Buffer.from(bytes.toString(encoding)),
    )
    return [bytes, Buffer.from(needle, 'utf16le'), ...encoded]
  })
  return readdirSync(folder).filter((name) => {
    const content = readFileSync(join(folder, name))
    return forms.some((form) => content.includes(form))
  })
}

describe('what the data folder tells', () => {
  test('is nothing of guests, keys and tokens, while it is open and after it is closed', async () => {
    const { engine, dataDir, secrets } = await startEngine()
    const { profile } = await profileWithKey(engine, secret)
    await engine.keys.rotate(incoming(profile.id, `${secret}-2`))
    const { session } = await issueIn(engine, profile.id, guest)
    engine.drafts.set({ profileId: profile.id, values: guest, startEarly: 0 })
    engine.avatarHosts.allow('canary-host.example')
    const needles = [
      secret,
      ...Object.values(guest),
      session.token,
      ...session.token.split('.'),
      profile.name,
      profile.settings.teamId ?? '',
      'canary-host.example',
    ]
    expect(readdirSync(dataDir)).toContain('history.db-wal')
    expect(filesHolding(dataDir, needles)).toEqual([])
    await engine.close()
    expect(filesHolding(dataDir, needles)).toEqual([])
    for (const entry of secrets.entries.values()) {
      const bytes = Buffer.from(entry, 'base64')
      const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)))
      expect(files.some((file) => file.includes(bytes) || file.includes(bytes.toString('hex')))).toBe(false)
    }
  })

  test('the search would find what is there', async () => {
    const { engine, dataDir } = await startEngine()
    await engine.close()
    const { id } = JSON.parse(readFileSync(join(dataDir, 'installation.json'), 'utf8'))
    expect(filesHolding(dataDir, [id])).toEqual(['installation.json'])
  })

  test('installation.json holds an id and a check value and nothing else', async () => {
    const { engine, dataDir } = await startEngine()
    await profileWithKey(engine)
    const content = JSON.parse(readFileSync(join(dataDir, 'installation.json'), 'utf8'))
    expect(content).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      historyCheck: expect.stringMatching(/^[\w-]{43}$/),
    })
  })
})
