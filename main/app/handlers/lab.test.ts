import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeCaseFile } from '../../../shared/lab/case-file.ts'
import type { Endpoint, OwnCase } from '../../../shared/lab/schemas.ts'
import type { CraftRequest, LabEngine } from '../../lab/lab-engine.ts'
import { craftRequest, labDraft, ownCase } from '../../lab/test-lab.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { createKeyIntake } from '../key-intake.ts'
import { labHandlers } from './lab.ts'
import { testProfile, testSession, testTools } from './test-tools.ts'

const production = { ...testProfile, environment: 'production' } as const

const endpoint: Endpoint = {
  ...{ url: 'https://example.com{link}', method: 'GET', headers: [], body: '' },
  ...{ accepted: { by: 'status', from: 200, to: 299 }, nameScreen: null },
}

const typed = { from: 'typed', secret: 'test-key-not-a-real-one', encoding: 'text' } as const

const request = { origin: 'api', method: 'POST', path: '/v1/token', headers: [], body: '{}' }

function setUp(profile: typeof testProfile = testProfile, yes = false, lab: Partial<LabEngine> = {}) {
  const crafted: CraftRequest[] = []
  const texts: string[] = []
  const sent: unknown[] = []
  const set: [string, Endpoint | null][] = []
  const saved: OwnCase[] = []
  const tools = testTools(
    {
      profiles: { get: () => profile },
      keyIntake: createKeyIntake({
        clipboard: { readText: async () => '', writeText: () => undefined, clear: () => undefined } as never,
        dialogs: {} as never,
      }),
      lab: {
        craft: async (one) => {
          crafted.push(one)
          if (one.key.from === 'typed') texts.push(Buffer.from(one.key.bytes).toString())
          return { session: { ...testSession, token: 'a.b.c' }, recorded: true }
        },
        send: async (one) => {
          sent.push(one)
          return {
            answer: { status: 200, headers: [], body: '', isCut: false, milliseconds: 1 },
            session: null,
          }
        },
        confirmedOrigin: () => null,
        setEndpoint: (profileId, one) => {
          set.push([profileId, one])
          return one
        },
        saveOwnCases: (cases) => void saved.push(...cases),
        ...lab,
      },
    },
    yes,
  )
  return { handlers: labHandlers(tools), asked: tools.asked, crafted, texts, sent, set, saved, tools }
}

const { key: _, ...unsigned } = craftRequest('profile-1')

describe('crafting a token', () => {
  it('asks nothing for a profile that is not of production', async () => {
    const { handlers, asked, crafted } = setUp()
    await handlers['lab.craft']({ ...unsigned, key: { from: 'current' } })
    expect(crafted).toEqual([craftRequest('profile-1')])
    expect(asked).toEqual([])
  })

  it('hands a typed key on as bytes, and overwrites them', async () => {
    const { handlers, crafted, texts } = setUp()
    await handlers['lab.craft']({ ...unsigned, key: typed })
    expect(texts).toEqual([typed.secret])
    const key = crafted[0]?.key
    expect(key?.from === 'typed' && key.bytes.every((byte) => byte === 0)).toBe(true)
    const broken = handlers['lab.craft']({ ...unsigned, key: { ...typed, secret: 'a\ud800' } })
    await expect(broken).rejects.toMatchObject({ code: 'key-unreadable' })
  })

  it('is closed to a profile of production, which nobody is asked about', async () => {
    const { handlers, asked, crafted } = setUp(production, true)
    for (const key of [{ from: 'current' } as const, typed]) {
      await expect(handlers['lab.craft']({ ...unsigned, key })).rejects.toMatchObject({ code: 'lab-closed' })
    }
    await expect(handlers['lab.send']({ profileId: 'profile-1', request })).rejects.toMatchObject({
      code: 'lab-closed',
    })
    expect([...crafted, ...asked]).toEqual([])
  })

  it.each([true, false])(
    'asks each time where one allows it, and signs where the answer is yes: %s',
    async (yes) => {
      const { handlers, asked, crafted, sent } = setUp({ ...production, labAllowed: true }, yes)
      const question = 'Sign a crafted token with the key of “Acme”?'
      for (const _ of [1, 2]) {
        const crafting = handlers['lab.craft']({ ...unsigned, key: { from: 'current' } })
        if (yes) await crafting
        else await expect(crafting).rejects.toMatchObject({ code: 'cancelled' })
      }
      const sending = handlers['lab.send']({ profileId: 'profile-1', request })
      if (yes) await sending
      else await expect(sending).rejects.toMatchObject({ code: 'cancelled' })
      expect(asked).toEqual([question, question, 'Send this request with the secret of “Acme”?'])
      expect([crafted.length, sent.length]).toEqual(yes ? [2, 1] : [0, 0])
    },
  )
})

describe('the endpoint', () => {
  it.each([
    [null, ['Send the tokens of “Acme” to https://example.com?']],
    ['https://other.example', ['Send the tokens of “Acme” to https://example.com?']],
    ['https://example.com:8443', ['Send the tokens of “Acme” to https://example.com?']],
    ['https://example.com', []],
  ])('is asked about where %s was confirmed', async (confirmed, questions) => {
    const { handlers, asked, set } = setUp(testProfile, true, { confirmedOrigin: () => confirmed })
    expect(await handlers['lab.setEndpoint']({ profileId: 'profile-1', endpoint })).toEqual({ endpoint })
    expect(asked).toEqual(questions)
    expect(set).toEqual([['profile-1', endpoint]])
  })

  it('stays as it was where the person says no, and where it is wrong', async () => {
    const { handlers, asked, set } = setUp()
    const setting = handlers['lab.setEndpoint']({ profileId: 'profile-1', endpoint })
    await expect(setting).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toHaveLength(1)
    const wrong = handlers['lab.setEndpoint']({
      profileId: 'profile-1',
      endpoint: { ...endpoint, url: 'http://example.com' },
    })
    await expect(wrong).rejects.toMatchObject({ code: 'bad-request', field: 'url' })
    expect(asked).toHaveLength(1)
    expect(set).toEqual([])
  })

  it('is removed without a question', async () => {
    const { handlers, asked, set } = setUp()
    expect(await handlers['lab.setEndpoint']({ profileId: 'profile-1', endpoint: null })).toEqual({
      endpoint: null,
    })
    expect(set).toEqual([['profile-1', null]])
    expect(asked).toEqual([])
  })
})

describe('own cases', () => {
  function withFolder(cases: OwnCase[], content?: string | Uint8Array) {
    const folder = temporaryFolder()
    const path = join(folder, 'cases.json')
    if (content !== undefined) writeFileSync(path, content)
    const targets: string[] = []
    const set = setUp(testProfile, true, { ownCases: () => cases })
    const dialogs = {
      ...set.tools.dialogs,
      chooseFile: async () => (content === undefined ? null : path),
      chooseTarget: async ({ fileName }: { fileName: string }) => {
        targets.push(fileName)
        return path
      },
    }
    return { ...set, handlers: labHandlers({ ...set.tools, dialogs }), path, folder, targets }
  }

  it('are exported to a file for its owner alone, which can be imported again', async () => {
    const cases = [ownCase('a'), ownCase('b')]
    const { handlers, path, targets, folder } = withFolder(cases)
    expect(await handlers['lab.exportOwnCases']({ platform: 'digital-samba' })).toEqual({
      fileName: 'cases.json',
      count: 2,
    })
    expect(targets).toEqual(['Roompass edge cases Digital Samba.json'])
    expect(readdirSync(folder)).toEqual(['cases.json'])
    const other = withFolder([], readFileSync(path))
    expect(await other.handlers['lab.importOwnCases']({})).toEqual({ fileName: 'cases.json', count: 2 })
    expect(other.saved).toEqual(cases)
  })

  it('are not exported where there are none', async () => {
    const { handlers, targets } = withFolder([])
    const exporting = handlers['lab.exportOwnCases']({ platform: 'dolby' })
    await expect(exporting).rejects.toMatchObject({ code: 'not-found' })
    expect(targets).toEqual([])
  })

  it.each([
    ['no JSON', 'hello', /not JSON/],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe), /not UTF-8/],
    ['no cases', writeCaseFile([]), /no cases/],
    ['a case too much', writeCaseFile([ownCase('a'), ownCase('a')]), /same id/],
    ['too much', Buffer.alloc(20_000_001, 0x20), /at most 20 MB/],
  ])('of a file with %s are not imported, in a sentence', async (_, content, message) => {
    const { handlers, saved } = withFolder([], content)
    await expect(handlers['lab.importOwnCases']({})).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringMatching(message),
    })
    expect(saved).toEqual([])
  })

  it('are not imported where no file is chosen', async () => {
    await expect(withFolder([]).handlers['lab.importOwnCases']({})).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

it('the draft is kept, or said not to be', async () => {
  const kept = [true, false]
  const { handlers } = setUp(testProfile, false, {
    setDraft: () => kept.shift() ?? false,
    getDraft: () => null,
  })
  expect(await handlers['lab.setDraft'](labDraft('p'))).toEqual({ kept: true })
  expect(await handlers['lab.setDraft'](labDraft('p'))).toEqual({ kept: false })
  expect(await handlers['lab.getDraft']({})).toBeNull()
})
