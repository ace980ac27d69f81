import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import type { SheetsEngine } from '../../lab/lab-engine.ts'
import { defaultSettings } from '../../settings/settings.ts'
import { draftFor } from '../../test-drafts.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { sheetHandlers } from './sheets.ts'
import { testProfile, testTools } from './test-tools.ts'

const production = { ...testProfile, environment: 'production' } as const

const sheet: Sheet = {
  ...{ id: 'sheet-1', title: 'Release 7/8', platform: 'digital-samba', profileId: 'profile-1' },
  ...{ profileName: 'Acme', environment: 'development', room: 'lobby', madeAt: 1, moment: 1 },
  counts: { pass: 1, fail: 0, unknown: 1, open: 2 },
}

type Row = SheetRow & { readonly token: string | null }

const row: Row = {
  ...{
    number: 1,
    caseId: 'a',
    title: 'A',
    group: 'own',
    expected: 'refused',
    reason: 'Why.',
    source: 'Here',
  },
  ...{ resigned: true, sessionId: 'session-1', request: null, observed: null, detail: '', observedAt: null },
  ...{ result: 'open', note: '', token: 'a.b.c', link: 'https://acme.digitalsamba.com/lobby?token=a.b.c' },
}

const makeRequest = {
  ...{ title: 'T', draft: draftFor('profile-1'), timeZone: 'UTC', moment: null, given: {} },
  cases: { as: 'list' as const, ids: ['a'] },
}
const runRequest = { id: 'sheet-1', concurrency: 4, rate: 0, rows: 'all' } as const

function setUp(profile: typeof testProfile = testProfile, yes = false, sheets: Partial<SheetsEngine> = {}) {
  const done: string[] = []
  const copied: [string, number][] = []
  const opened: string[] = []
  const targets: { fileName: string; extension: string }[] = []
  const folder = temporaryFolder()
  const tools = testTools(
    {
      profiles: { get: () => profile },
      settings: { get: () => ({ ...defaultSettings, clipboardClearSeconds: 45 }) },
      lab: { confirmedOrigin: () => 'https://example.com' },
      sheets: {
        get: () => sheet,
        count: () => 134,
        make: async () => {
          done.push('make')
          return { sheet, leftOut: [] }
        },
        remove: async (id) => void done.push(`remove ${id}`),
        run: async () => {
          done.push('run')
          return { total: 4 }
        },
        row: () => row,
        each: () => [row],
        ...sheets,
      },
      clipboard: {
        copy: async (text, seconds) => void copied.push([text, seconds]),
        clearOwn: async () => undefined,
        holdsOwn: () => false,
      },
      openInBrowser: async (address) => void opened.push(address),
    },
    yes,
  )
  const dialogs = {
    ...tools.dialogs,
    chooseTarget: async ({ fileName, extension }: { fileName: string; extension: string }) => {
      targets.push({ fileName, extension })
      return join(folder, 'sheet.out')
    },
  }
  const handlers = sheetHandlers({ ...tools, dialogs })
  return { handlers, asked: tools.asked, done, copied, opened, targets, folder }
}

describe('making and running sheets', () => {
  it('asks nothing for a profile that is not of production', async () => {
    const { handlers, asked, done } = setUp()
    await handlers['sheets.make'](makeRequest)
    await handlers['sheets.run'](runRequest)
    expect(done).toEqual(['make', 'run'])
    expect(asked).toEqual([])
  })

  it('is closed to one of production, which nobody is asked about', async () => {
    const { handlers, asked, done } = setUp(production, true)
    await expect(handlers['sheets.make'](makeRequest)).rejects.toMatchObject({ code: 'lab-closed' })
    await expect(handlers['sheets.run'](runRequest)).rejects.toMatchObject({ code: 'lab-closed' })
    expect([...done, ...asked]).toEqual([])
  })

  it.each([true, false])('says how many, and for which profile, and does it on a yes: %s', async (yes) => {
    const { handlers, asked, done } = setUp({ ...production, labAllowed: true }, yes)
    const requests = [
      handlers['sheets.make'](makeRequest),
      handlers['sheets.run'](runRequest),
      handlers['sheets.run']({ ...runRequest, rows: 'open' }),
    ]
    for (const one of await Promise.allSettled(requests)) {
      if (yes) expect(one.status).toBe('fulfilled')
      else expect(one).toMatchObject({ reason: { code: 'cancelled' } })
    }
    expect(asked).toEqual([
      'Sign 134 crafted tokens with the key of “Acme”?',
      'Send 4 requests for “Acme” to https://example.com?',
      'Send 2 requests for “Acme” to https://example.com?',
    ])
    expect(done).toEqual(yes ? ['make', 'run', 'run'] : [])
  })

  it.each<[PlatformId, string]>([['video-io', 'Make 134 edge cases for “Acme”?']])(
    'of %s makes requests, and says so',
    async (platform, question) => {
      const { handlers, asked } = setUp({ ...production, platform, labAllowed: true }, true)
      await handlers['sheets.make'](makeRequest)
      expect(asked).toEqual([question])
    },
  )

  it('refuses a time zone that does not exist before anybody is asked', async () => {
    const { handlers, asked } = setUp({ ...production, labAllowed: true }, true)
    const making = handlers['sheets.make']({ ...makeRequest, timeZone: 'Mars/Olympus' })
    await expect(making).rejects.toMatchObject({ code: 'bad-request', field: 'timeZone' })
    expect(asked).toEqual([])
  })
})

it.each([true, false])('a sheet is removed only where the person says yes: %s', async (yes) => {
  const { handlers, asked, done } = setUp(testProfile, yes)
  const removing = handlers['sheets.remove']({ id: 'sheet-1' })
  if (yes) expect(await removing).toEqual({})
  else await expect(removing).rejects.toMatchObject({ code: 'cancelled' })
  expect(asked).toEqual(['Remove the sheet “Release 7/8”?'])
  expect(done).toEqual(yes ? ['remove sheet-1'] : [])
})

describe('copying and opening a row', () => {
  it('takes its token or its link', async () => {
    const { handlers, copied, opened } = setUp()
    const of = { id: 'sheet-1', number: 1 }
    expect(await handlers['sheets.copy']({ ...of, what: 'token' })).toEqual({ clearedAfter: 45 })
    await handlers['sheets.copy']({ ...of, what: 'link' })
    await handlers['sheets.open'](of)
    expect(copied).toEqual([
      ['a.b.c', 45],
      [row.link, 45],
    ])
    expect(opened).toEqual([row.link])
  })

  it.each<[string, Partial<Row>, RegExp]>([
    ['no link', { link: null }, /no join link/],
    ['no token any more', { link: null, token: null }, /removed from the history/],
    [
      'a request',
      {
        link: null,
        token: null,
        request: { origin: 'api', method: 'GET', path: '/', headers: [], body: '' },
      },
      /is a request/,
    ],
  ])('says so where there is %s', async (_, parts, message) => {
    const { handlers, copied, opened } = setUp(testProfile, false, { row: () => ({ ...row, ...parts }) })
    const of = { id: 'sheet-1', number: 1 }
    for (const refused of [handlers['sheets.copy']({ ...of, what: 'link' }), handlers['sheets.open'](of)]) {
      await expect(refused).rejects.toMatchObject({ code: 'failed', message: expect.stringMatching(message) })
    }
    expect([...copied, ...opened]).toEqual([])
  })
})

describe('exporting a sheet', () => {
  it.each([
    ['csv', 'Roompass Release 7-8.csv', 'csv', true],
    ['json', 'Roompass Release 7-8.json', 'json', true],
    ['junit', 'Roompass Release 7-8.xml', 'xml', false],
    ['markdown', 'Roompass Release 7-8.md', 'md', false],
    ['postman', 'Roompass Release 7-8.postman_collection.json', 'json', true],
  ] as const)(
    'as %s writes one file for its owner alone, after the person was told what is in it',
    async (format, fileName, extension, hasTokens) => {
      const { handlers, asked, targets, folder } = setUp(testProfile, true)
      expect(await handlers['sheets.export']({ id: 'sheet-1', format })).toEqual({
        fileName: 'sheet.out',
        count: 4,
      })
      expect(asked).toEqual([
        hasTokens
          ? 'Export 4 rows with their tokens to a plain text file?'
          : 'Export 4 rows to a plain text file?',
      ])
      expect(targets).toEqual([{ fileName, extension }])
      expect(readdirSync(folder)).toEqual(['sheet.out'])
      const path = join(folder, 'sheet.out')
      expect(readFileSync(path, 'utf8').includes('a.b.c')).toBe(hasTokens)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    },
  )

  it('writes nothing where the person says no', async () => {
    const { handlers, folder, targets } = setUp()
    const exporting = handlers['sheets.export']({ id: 'sheet-1', format: 'csv' })
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled', message: 'Nothing was exported.' })
    expect([...targets, ...readdirSync(folder)]).toEqual([])
  })
})
