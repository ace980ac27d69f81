import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problems } from './answers.ts'
import { pageOf, readPaging } from './paging.ts'
import { useServer } from './test-server.ts'

const keysOf = (item: number) => [String(item)]

describe('readPaging', () => {
  it('asks for the newest hundred when nothing is said', () => {
    const problems: Problems = {}
    const paging = readPaging(new URLSearchParams(), problems)
    expect(paging).toEqual({ limit: 100, offset: 0, order: 'desc', after: null })
    expect(problems).toEqual({})
  })

  it.each([
    ['limit=100', []],
    ['limit=101', ['limit']],
    ['limit=1', []],
    ['limit=0', ['limit']],
    ['limit=ten', ['limit']],
    ['limit=', ['limit']],
    ['offset=0', []],
    ['offset=-1', ['offset']],
    ['offset=1.5', ['offset']],
    ['order=asc', []],
    ['order=newest', ['order']],
    ['limit=1000&offset=x', ['limit', 'offset']],
  ])('finds in %j wrong: %j', (query, wrong) => {
    const problems: Problems = {}
    readPaging(new URLSearchParams(query), problems)
    expect(Object.keys(problems)).toEqual(wrong)
  })
})

describe('pageOf', () => {
  it('walked by offset or by the last record gives each record once, in order', () => {
    const order = fc.constantFrom('asc' as const, 'desc' as const)
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 1, max: 15 }),
        order,
        fc.boolean(),
        (count, limit, by, byLast) => {
          const items = Array.from({ length: count }, (_, index) => index)
          const walked: number[] = []
          for (;;) {
            const after = byLast && walked.length > 0 ? String(walked.at(-1)) : null
            const offset = byLast ? 0 : walked.length
            const page = pageOf({ items, keysOf }, { limit, offset, order: by, after }) ?? []
            if (page.length === 0) break
            walked.push(...page)
          }
          expect(walked).toEqual(by === 'asc' ? items : items.toReversed())
        },
      ),
    )
  })

  it('is none after a record that is not there', () => {
    const paging = { limit: 1, offset: 0, order: 'asc', after: '9' } as const
    expect(pageOf({ items: [1, 2], keysOf }, paging)).toBeNull()
  })
})

describe('rooms, 5,000 of them', () => {
  const test = useServer({ rooms: 5000 })

  interface List {
    readonly data: readonly { readonly id: string; readonly friendly_url: string }[]
    readonly total_count: unknown
  }
  const list = async (query: string) => (await test.read(`/api/v1/rooms${query}`)) as List

  it('come a hundred at a time, newest first, with the number of all as text', async () => {
    const { data, total_count } = await list('')
    expect(data).toHaveLength(100)
    expect(total_count).toBe('5006')
    expect(data[0]?.friendly_url).toBe('ends-soon')
    expect(data[6]?.friendly_url).toBe('room-5000')
  })

  it('are all met, once each, by going on after the last', async () => {
    const seen = new Set<string>()
    let after = ''
    for (;;) {
      const { data } = await list(after)
      for (const { id } of data) seen.add(id)
      if (data.length < 100) break
      after = `?after=${data.at(-1)?.id}`
    }
    expect(seen.size).toBe(5006)
  })

  it('go on after a friendly URL too, oldest first when asked', async () => {
    const { data } = await list('?order=asc&after=room-0002&limit=2')
    expect(data.map((room) => room.friendly_url)).toEqual(['room-0003', 'room-0004'])
  })

  it('are refused with the fields that are wrong', async () => {
    const response = await test.ask('/api/v1/rooms?limit=500&after=nowhere')
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({
      error: 'validation',
      message: 'The given data was invalid.',
      errors: {
        limit: ['The limit must be an integer between 1 and 100.'],
        after: ['The selected after is invalid.'],
      },
    })
  })

  it('go on counting when more are added', async () => {
    test.server.addRooms(2)
    expect(new Set(test.server.state.rooms.map((room) => room.id)).size).toBe(5008)
    expect((await list('/room-5002')) as unknown).toMatchObject({ friendly_url: 'room-5002' })
  })
})
