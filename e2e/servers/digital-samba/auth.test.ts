import { describe, expect, it } from 'vitest'
import { readAuthorisation } from './auth.ts'
import { testTeam } from './seed.ts'
import { useServer } from './test-server.ts'

const team = testTeam()
const pair = Buffer.from(`${team.id}:${team.developerKey}`).toString('base64')
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('readAuthorisation', () => {
  it.each([
    ['Basic with team id and key', `Basic ${pair}`, 'basic'],
    ['Bearer with the key', `Bearer ${team.developerKey}`, 'bearer'],
    ['Bearer with team id and key in base64', `Bearer ${pair}`, 'bearer-pair'],
    ['a scheme in small letters', `bearer ${team.developerKey}`, 'bearer'],
  ])('takes %s', (_name, header, scheme) => {
    expect(readAuthorisation(header, team)).toEqual({ scheme, isRight: true })
  })

  it.each([
    ['nothing', undefined, 'none'],
    ['another key', `Bearer ${team.developerKey}x`, 'bearer'],
    ['the key with a space', `Basic ${base64(`${team.id}:${team.developerKey} `)}`, 'basic'],
    ['another team', `Basic ${base64(`22222222${team.id.slice(8)}:${team.developerKey}`)}`, 'basic'],
    ['another team in a Bearer', `Bearer ${base64(`acme:${team.developerKey}`)}`, 'bearer-pair'],
    ['a pair the wrong way round', `Basic ${base64(`${team.developerKey}:${team.id}`)}`, 'basic'],
    ['the key as Basic', `Basic ${team.developerKey}`, 'basic'],
    ['the key without a scheme', team.developerKey, 'other'],
    ['another scheme', `Digest ${pair}`, 'other'],
  ])('refuses %s', (_name, header, scheme) => {
    expect(readAuthorisation(header, team)).toEqual({ scheme, isRight: false })
  })
})

describe('a request', () => {
  const test = useServer()

  it.each([`Basic ${pair}`, `Bearer ${team.developerKey}`, `Bearer ${pair}`])(
    'is answered with %j',
    async (authorization) => {
      expect((await test.ask('/api/v1/rooms', { headers: { authorization } })).status).toBe(200)
    },
  )

  it('is refused with another key, in words', async () => {
    const response = await test.ask('/api/v1/rooms', { headers: { authorization: 'Bearer nope' } })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ error: 'unauthenticated', message: 'Unauthenticated.' })
  })

  it('is written down with its scheme, and never with key or token', async () => {
    const { server } = test
    await test.ask('/api/v1/rooms?limit=1')
    await test.ask(`/api/v1/roles?key=${team.developerKey}`, { headers: { authorization: `Bearer ${pair}` } })
    await fetch(`${server.origin}/product-demo?a=1&token=abc.def.ghi`)
    expect(server.asked.slice(-3)).toEqual([
      { method: 'GET', path: '/api/v1/rooms', query: 'limit=1', scheme: 'basic', status: 200 },
      { method: 'GET', path: '/api/v1/roles', query: 'key=(key)', scheme: 'bearer-pair', status: 200 },
      { method: 'GET', path: '/product-demo', query: 'a=1&token=(token)', scheme: 'none', status: 403 },
    ])
    expect(JSON.stringify(server.asked)).not.toContain(team.developerKey)
  })

  it('with the last key is refused once the team has another', async () => {
    test.server.changeDeveloperKey('another-test-key-not-a-real-one')
    const last = await test.ask('/api/v1/rooms', { headers: { authorization: `Basic ${pair}` } })
    const next = await test.ask('/api/v1/rooms')
    expect([last.status, next.status]).toEqual([401, 200])
  })
})
