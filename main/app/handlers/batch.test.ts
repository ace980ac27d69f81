import { linkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Batch, BatchCheck, BatchInput } from '../../../shared/batch/schemas.ts'
import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { BatchEngine, InputSource } from '../../batch/batch-engine.ts'
import { lockedError } from '../../data/history-messages.ts'
import { draftFor } from '../../test-drafts.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { batchHandlers } from './batch.ts'
import { testProfile, testTools } from './test-tools.ts'

const profile = { ...testProfile, settings: { domain: 'acme' } }
const production = { ...profile, environment: 'production' } as const

const input: BatchInput = {
  ...{ id: 'input-1', from: 'file', name: 'guests.csv', bytes: 10, encoding: 'utf-8' },
  reading: { format: 'csv', separator: ',', hasHeader: true },
  ...{ columns: ['name'], firstRows: [], remarks: [] },
}

const done: BatchCheck = {
  ...{ state: 'done', rows: 1000, fine: 990, warnings: 7, errors: 3, formulas: 0 },
  ...{ bytes: 10, isCut: false, message: '' },
}

const batch: Batch = {
  ...{ id: 'batch-1', profileId: 'profile-1', profileName: 'Acme', platform: 'digital-samba' },
  ...{ environment: 'development', inputName: 'guests.csv', choice: 'good', state: 'running' },
  output: { format: 'csv', fileName: 'guests tokens.csv', guardFormulas: false },
  ...{ total: 1000, read: 0, issued: 0, leftOut: 0, startedAt: 1, changedAt: 1 },
  ...{ rate: null, secondsLeft: null, waitingUntil: null, message: '' },
}

const plan = { draft: draftFor('profile-1'), columns: { u: '{name}' }, timeZone: 'UTC' }
const wanted: Request<'batch.issue'> = {
  ...{ id: 'input-1', plan, choice: 'good', format: 'csv', guardFormulas: false },
}

interface Given {
  readonly profile?: typeof testProfile
  readonly yes?: boolean
  readonly check?: Partial<BatchCheck>
  readonly file?: string | null
  readonly target?: string | null
  readonly batch?: Partial<BatchEngine>
}

function setUp(given: Given = {}) {
  const did: unknown[] = []
  const asked: { message: string; detail: string }[] = []
  const shown: unknown[] = []
  const tools = testTools({
    profiles: { get: () => given.profile ?? profile },
    batch: {
      open: async (source: InputSource) => {
        did.push(['open', source])
        return { ...input, from: source.from }
      },
      checked: async () => ({ ...done, ...given.check }),
      issue: async (request) => {
        did.push(['issue', request])
        return batch
      },
      get: () => batch,
      ...given.batch,
    },
    dialogs: {
      ask: async ({ message, detail }) => {
        asked.push({ message, detail })
        return given.yes ?? true
      },
      chooseFile: async (title) => {
        shown.push(title)
        return given.file === undefined ? '/in/guests.csv' : given.file
      },
      chooseTarget: async (target) => {
        shown.push(target)
        return given.target === undefined ? '/out/guests tokens.csv' : given.target
      },
      chooseNewFolder: async (target) => {
        shown.push(target)
        return given.target === undefined ? '/out/codes' : given.target
      },
    },
  })
  return { handlers: batchHandlers(tools), did, asked, shown }
}

describe('opening rows', () => {
  it('asks for the file, and hands its path to the engine alone', async () => {
    const { handlers, did } = setUp()
    const answer = await handlers['batch.choose']({})
    expect(answer).toEqual(input)
    expect(JSON.stringify(answer)).not.toContain('/in/')
    expect(did).toEqual([['open', { from: 'file', path: '/in/guests.csv' }]])
  })

  it('opens nothing where the dialog is closed', async () => {
    const { handlers, did } = setUp({ file: null })
    await expect(handlers['batch.choose']({})).rejects.toMatchObject({ code: 'cancelled' })
    expect(did).toEqual([])
  })

  it('takes pasted rows', async () => {
    const { handlers, did } = setUp()
    expect(await handlers['batch.paste']({ text: 'name\nJane' })).toMatchObject({ from: 'pasted' })
    expect(did).toEqual([['open', { from: 'pasted', text: 'name\nJane' }]])
  })
})

describe('a dry run', () => {
  it('goes to the engine, and not in a zone that this runtime does not know', async () => {
    const check = (): BatchCheck => ({ ...done, state: 'running' })
    const { handlers } = setUp({ batch: { check } })
    expect(await handlers['batch.check']({ id: 'input-1', plan })).toMatchObject({ state: 'running' })
    const nowhere = { id: 'input-1', plan: { ...plan, timeZone: 'Nowhere/At_All' } }
    await expect(handlers['batch.check'](nowhere)).rejects.toMatchObject({ code: 'bad-request' })
    await expect(handlers['batch.issue']({ ...wanted, ...nowhere })).rejects.toMatchObject({
      code: 'bad-request',
    })
  })

  it('what the engine says of it is the answer', async () => {
    const stopped: string[] = []
    const { handlers } = setUp({
      batch: {
        read: async () => input,
        remembered: () => ({ u: '{name}' }),
        stopCheck: (id) => void stopped.push(id),
        problems: () => ({ problems: [], total: 0 }),
        edit: () => ({ check: done, problem: null }),
      },
    })
    const { reading } = input
    expect(await handlers['batch.read']({ id: 'input-1', reading })).toBe(input)
    expect(await handlers['batch.remembered']({ id: 'input-1', platform: 'dolby' })).toEqual({
      columns: { u: '{name}' },
    })
    expect(await handlers['batch.stopCheck']({ id: 'input-1' })).toEqual({})
    expect(stopped).toEqual(['input-1'])
    const page = { id: 'input-1', level: null, offset: 0, limit: 1 }
    expect(await handlers['batch.problems'](page)).toEqual({ problems: [], total: 0 })
    const edit = { id: 'input-1', row: 1, cells: null }
    expect(await handlers['batch.edit'](edit)).toEqual({ check: done, problem: null })
  })
})

describe('issuing', () => {
  it('says how many, for which profile and what the file holds, asks where to, and begins', async () => {
    const { handlers, did, asked, shown } = setUp()
    await handlers['batch.choose']({})
    expect(await handlers['batch.issue'](wanted)).toBe(batch)
    expect(asked.map(({ message }) => message)).toEqual(['Issue 997 tokens for “Acme”?'])
    expect(asked[0]?.detail).toMatch(/^The file is not encrypted, and holds tokens that work/)
    expect(shown.at(-1)).toEqual({
      title: 'Save the tokens',
      fileName: 'guests tokens.csv',
      extension: 'csv',
    })
    const { id: _, ...request } = wanted
    const target = { path: '/out/guests tokens.csv' }
    expect(did.at(-1)).toEqual(['issue', { ...request, inputId: 'input-1', target }])
  })

  it('says of a profile of production that it is one', async () => {
    const { handlers, asked } = setUp({ profile: production })
    await handlers['batch.issue'](wanted)
    expect(asked[0]?.detail).toMatch(/^This profile is one of production: .* The file is not encrypted/)
  })

  it.each([
    ['good', 'Issue 997 tokens for “Acme”?'],
    ['fine', 'Issue 990 tokens for “Acme”?'],
  ] as const)('counts the rows of the choice: %s', async (choice, message) => {
    const { handlers, asked } = setUp()
    await handlers['batch.issue']({ ...wanted, choice })
    expect(asked[0]).toMatchObject({ message })
  })

  it('makes a folder for codes', async () => {
    const { handlers, did, asked, shown } = setUp()
    await handlers['batch.issue']({ ...wanted, format: 'qr-png' })
    expect(shown).toEqual([{ title: 'Make a folder for the QR codes', name: 'guests QR codes' }])
    expect(asked[0]?.detail).toContain('The codes are not encrypted')
    expect(did.at(-1)).toMatchObject(['issue', { target: { path: '/out/codes' } }])
  })

  it.each([
    ['a row has an error and all are wanted', { check: {} }, { choice: 'all' }, '3 rows have errors'],
    ['no row is left', { check: { rows: 3 } }, {}, 'no row'],
    ['the dry run was ended', { check: { state: 'cancelled' } }, {}, 'dry run'],
    [
      'the dry run failed',
      { check: { state: 'failed', message: 'The file is gone.' } },
      {},
      'The file is gone.',
    ],
    ['codes need links that there are not', { profile: testProfile }, { format: 'passes' }, 'team domain'],
  ] as const)('asks nothing where %s', async (_, given, parts, message) => {
    const { handlers, did, asked } = setUp(given)
    const issuing = handlers['batch.issue']({ ...wanted, ...parts })
    await expect(issuing).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(message),
    })
    expect([...asked, ...did]).toEqual([])
  })

  it.each([
    ['says no', { yes: false }, 0],
    ['closes the dialog', { target: null }, 1],
  ])('issues nothing where the person %s', async (_, given, dialogs) => {
    const { handlers, did, shown } = setUp(given)
    await expect(handlers['batch.issue'](wanted)).rejects.toMatchObject({
      ...{ code: 'cancelled', message: 'Nothing was issued.' },
    })
    expect(shown).toHaveLength(dialogs)
    expect(did).toEqual([])
  })

  it('never writes over the file that the guests are read from, under whatever name', async () => {
    const folder = temporaryFolder()
    const [file, target] = [join(folder, 'guests.csv'), join(folder, 'other name.csv')]
    writeFileSync(file, 'name\n')
    linkSync(file, target)
    for (const path of [file, target]) {
      const { handlers, did } = setUp({ file, target: path })
      await handlers['batch.choose']({})
      await expect(handlers['batch.issue'](wanted)).rejects.toThrow('choose another name')
      expect(did).toHaveLength(1)
    }
  })

  it('is refused by the engine where the lock came during the dialogs', async () => {
    const { handlers } = setUp({ batch: { issue: () => Promise.reject(lockedError()) } })
    await expect(handlers['batch.issue'](wanted)).rejects.toMatchObject({ code: 'locked' })
  })

  it('is refused before any question where the rows are not open any more', async () => {
    const gone = new RoompassError('not-found', 'These rows are not open any more.')
    const { handlers, asked } = setUp({ batch: { checked: () => Promise.reject(gone) } })
    await expect(handlers['batch.issue'](wanted)).rejects.toBe(gone)
    expect(asked).toEqual([])
  })
})

describe('a batch that was begun', () => {
  it('is listed, paused, cancelled and forgotten without a question', async () => {
    const did: string[] = []
    const { handlers, asked } = setUp({
      batch: {
        list: () => [batch],
        pause: (id) => void did.push(`pause ${id}`),
        cancel: async (id) => {
          did.push(`cancel ${id}`)
          return { ...batch, state: 'cancelled' }
        },
        forget: (id) => void did.push(`forget ${id}`),
      },
    })
    expect(await handlers['batch.list']({})).toEqual({ batches: [batch] })
    expect(await handlers['batch.pause']({ id: 'batch-1' })).toEqual({})
    expect(await handlers['batch.cancel']({ id: 'batch-1' })).toMatchObject({ state: 'cancelled' })
    expect(await handlers['batch.forget']({ id: 'batch-1' })).toEqual({})
    expect(did).toEqual(['pause batch-1', 'cancel batch-1', 'forget batch-1'])
    expect(asked).toEqual([])
  })

  const missing = (field?: string) => new RoompassError('not-found', 'It is not there any more.', field)

  function resuming(missingFields: readonly (string | undefined)[], given: Given = {}) {
    const moves: unknown[] = []
    const left = [...missingFields]
    const set = setUp({
      ...given,
      batch: {
        resume: async (_, moved) => {
          moves.push(moved)
          if (left.length > 0) throw missing(left.shift())
          return batch
        },
      },
    })
    return { ...set, moves }
  }

  it('goes on without a question where everything is in its place', async () => {
    const { handlers, moves, shown } = resuming([])
    expect(await handlers['batch.resume']({ id: 'batch-1' })).toBe(batch)
    expect([moves, shown]).toEqual([[{}], []])
  })

  it('asks where its file, and its output’s folder, are now', async () => {
    const { handlers, moves, shown } = resuming(['input', 'output'])
    expect(await handlers['batch.resume']({ id: 'batch-1' })).toBe(batch)
    expect(shown).toEqual([
      'Where is “guests.csv” now?',
      { title: 'Save the tokens', fileName: 'guests tokens.csv', extension: 'csv' },
    ])
    const source = { from: 'file', path: '/in/guests.csv' }
    expect(moves).toEqual([{}, { source }, { source, target: { path: '/out/guests tokens.csv' } }])
  })

  it.each([['input'], ['output']])('asks once for its %s', async (field) => {
    const { handlers, shown } = resuming([field, field, field])
    await expect(handlers['batch.resume']({ id: 'batch-1' })).rejects.toMatchObject({ code: 'not-found' })
    expect(shown).toHaveLength(1)
  })

  it.each([
    ['input', { file: null }],
    ['output', { target: null }],
  ])('stays as it was where the person does not say where its %s is', async (field, given) => {
    const { handlers, moves } = resuming([field], given)
    await expect(handlers['batch.resume']({ id: 'batch-1' })).rejects.toMatchObject({ code: 'cancelled' })
    expect(moves).toHaveLength(1)
  })

  it('that nobody knows is not asked about', async () => {
    const { handlers, shown } = resuming([undefined])
    await expect(handlers['batch.resume']({ id: 'batch-9' })).rejects.toMatchObject({ code: 'not-found' })
    expect(shown).toEqual([])
  })
})
