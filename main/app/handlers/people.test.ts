import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Person, PlatformId } from '../../../shared/schemas.ts'
import type { PeopleQuery } from '../../engine.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { exportPeopleQuestion, forgetPersonQuestion } from '../lifecycle-questions.ts'
import { peopleHandlers } from './people.ts'
import { testProfile, testTools } from './test-tools.ts'

const jane: Person = {
  id: 'person-1',
  profileId: 'profile-1',
  name: '=Jane Doe',
  externalId: 'crm-1',
  aliasName: 'Amber Heron',
  aliasId: 'guest-0123456789abcdef',
  participantId: null,
  createdAt: 1_700_000_000,
}

function setUp({ yes = true, people = [jane], closesDialog = false, platform = 'digital-samba' } = {}) {
  const folder = temporaryFolder()
  const asked: { message: string; detail: string }[] = []
  const targets: { title: string; fileName: string; extension: string }[] = []
  const done: unknown[] = []
  const tools = testTools({
    profiles: { list: () => [{ ...testProfile, platform: platform as PlatformId }] },
    people: {
      get: () => jane,
      search: (query: PeopleQuery) => {
        done.push(query)
        return { people: people.slice(0, query.limit), total: people.length }
      },
      each: () => people,
      setParticipant: (id, participantId) => ({ ...jane, id, participantId }),
      forget: (id) => void done.push(['forget', id]),
    },
    dialogs: {
      ask: async ({ message, detail }) => {
        asked.push({ message, detail })
        return yes
      },
      chooseFile: async () => null,
      chooseTarget: async (target) => {
        targets.push(target)
        return closesDialog ? null : join(folder, `chosen.${target.extension}`)
      },
    },
  })
  const written = () => readdirSync(folder)
  const content = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { handlers: peopleHandlers(tools), asked, targets, done, written, content }
}

describe('looking up', () => {
  it('gives what the history knows, and keeps a participant’s id', async () => {
    const { handlers, done } = setUp()
    const query = { profileId: 'profile-1', text: 'jane', offset: 0, limit: 20 }
    expect(await handlers['people.search'](query)).toEqual({ people: [jane], total: 1 })
    expect(done).toEqual([query])
    const kept = await handlers['people.setParticipant']({ id: 'person-1', participantId: 'p-1' })
    expect(kept).toEqual({ ...jane, participantId: 'p-1' })
  })
})

describe('forgetting', () => {
  it('asks first, and says that it is final', async () => {
    const { handlers, asked, done } = setUp()
    expect(await handlers['people.forget']({ id: 'person-1' })).toEqual({})
    expect(done).toEqual([['forget', 'person-1']])
    expect(asked.map(({ message }) => message)).toEqual(['Forget “=Jane Doe” for good?'])
    expect(asked[0]?.detail).toContain('This is final.')
    expect(asked[0]?.detail).toContain('Amber Heron')
  })

  it('says what stays behind on a platform that keeps something', async () => {
    const { handlers, asked } = setUp({ platform: 'video-io' })
    await handlers['people.forget']({ id: 'person-1' })
    expect(platforms['video-io'].leftBehind).not.toBeNull()
    expect(asked[0]?.detail).toContain(platforms['video-io'].leftBehind)
    expect(forgetPersonQuestion(jane, null).detail).toMatch(/another name and id\.$/)
  })

  it('forgets nobody where the person says no', async () => {
    const { handlers, done } = setUp({ yes: false })
    await expect(handlers['people.forget']({ id: 'person-1' })).rejects.toMatchObject({ code: 'cancelled' })
    expect(done).toEqual([])
  })

  it('names who it is by what there is of them, on one line', () => {
    const message = (given: Partial<Person>) => forgetPersonQuestion({ ...jane, ...given }, null).message
    expect(message({ name: null })).toBe('Forget “crm-1” for good?')
    expect(message({ name: null, externalId: null })).toBe('Forget “Amber Heron” for good?')
    expect(message({ name: 'Jane\nDoe\u202e' })).toBe('Forget “Jane Doe” for good?')
  })
})

describe('exporting', () => {
  it('says that the file is plain text and names real people, asks where to, and writes everybody', async () => {
    const { handlers, asked, targets, content } = setUp()
    const answer = await handlers['people.export']({ profileId: 'profile-1', format: 'csv' })
    expect(answer).toEqual({ fileName: 'chosen.csv', count: 1 })
    expect(asked.map(({ message }) => message)).toEqual([
      'Export who is behind 1 alias to a plain text file?',
    ])
    expect(asked[0]?.detail).toMatch(/not encrypted and names real people/)
    expect(targets).toEqual([
      { title: 'Export the aliases', fileName: 'Roompass aliases.csv', extension: 'csv' },
    ])
    expect(content('chosen.csv')).toBe(
      [
        '\ufeff"name","external id","alias","alias id","participant id","since"',
        `"'=Jane Doe","crm-1","Amber Heron","guest-0123456789abcdef","","2023-11-14T22:13:20Z"`,
        '',
      ].join('\r\n'),
    )
    expect(exportPeopleQuestion(1200).message).toContain('1,200 aliases')
  })

  it('writes JSON as one list', async () => {
    const { handlers, content } = setUp({ people: [jane, { ...jane, name: null, participantId: 'p' }] })
    expect(await handlers['people.export']({ profileId: 'profile-1', format: 'json' })).toMatchObject({
      count: 2,
    })
    const { name, externalId, aliasName, aliasId, participantId } = jane
    const one = { name, externalId, aliasName, aliasId, participantId, since: '2023-11-14T22:13:20Z' }
    expect(JSON.parse(content('chosen.json'))).toEqual([one, { ...one, name: null, participantId: 'p' }])
  })

  it.each([
    ['says no', { yes: false }, 0],
    ['closes the dialog', { closesDialog: true }, 1],
  ])('writes nothing where the person %s', async (_, answers, targetsAsked) => {
    const { handlers, targets, written } = setUp(answers)
    const exporting = handlers['people.export']({ profileId: 'profile-1', format: 'csv' })
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled', message: 'Nothing was exported.' })
    expect(targets).toHaveLength(targetsAsked)
    expect(written()).toEqual([])
  })

  it('asks nothing where there is nobody', async () => {
    const { handlers, asked } = setUp({ people: [] })
    const exporting = handlers['people.export']({ profileId: 'profile-1', format: 'json' })
    await expect(exporting).rejects.toMatchObject({ code: 'not-found' })
    expect(asked).toEqual([])
  })
})
