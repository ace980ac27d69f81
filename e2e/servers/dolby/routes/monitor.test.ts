import { describe, expect, it } from 'vitest'
import { invalidToken, noon, useServer } from '../test-server.ts'

const path = '/v1/monitor/conferences'
const day = 86_400

interface Listed {
  readonly first: string
  readonly next: string
  readonly conferences: readonly { readonly confId: string; readonly alias: string }[]
}

describe('GET /v1/monitor/conferences', () => {
  const test = useServer()
  const aliases = async (query = '') =>
    ((await test.read(path + query)) as Listed).conferences.map(({ alias }) => alias)
  const jane = { externalId: 'crm-17', name: 'Jane Smith', avatarUrl: 'https://pictures.test/jane.png' }

  it('shows all of an ended one, in milliseconds', async () => {
    const start = (noon - day) * 1000
    expect(await test.read(path)).toEqual({
      first: expect.any(String),
      next: '',
      conferences: [
        {
          confId: expect.any(String),
          alias: 'weekly',
          region: 'eu',
          dolbyVoice: true,
          start,
          live: false,
          end: start + 3_600_000,
          duration: 3_600_000,
          type: 'SDK_CONF',
          presenceDuration: 3_600_000 + 1_740_000,
          recordingDuration: 0,
          mixerLiveRecording: 0,
          mixerHlsStreaming: 0,
          mixerRtmpStreaming: 0,
          nbUsers: 2,
          nbListeners: 0,
          nbPstn: 0,
          owner: {
            userId: expect.any(String),
            metadata: { externalName: 'Omar Owner', externalId: 'crm-1', ipAddress: '192.0.2.17' },
          },
          statistics: { maxParticipants: { USER: 2, LISTENER: 0, MIXER: 0, PSTN: 0 }, network: {} },
        },
      ],
    })
  })

  it('shows few fields of a running one', async () => {
    const { confId, owner } = test.server.putConference({ alias: 'now', owner: jane, startedAt: noon - 60 })
    const shown = {
      confId,
      alias: 'now',
      region: 'eu',
      dolbyVoice: true,
      start: (noon - 60) * 1000,
      live: true,
      owner: {
        userId: owner.userId,
        metadata: {
          externalName: 'Jane Smith',
          externalId: 'crm-17',
          externalPhotoUrl: 'https://pictures.test/jane.png',
          ipAddress: '192.0.2.17',
        },
      },
    }
    expect(await test.read(`${path}/${confId}`)).toEqual(shown)
    const counted = { ...shown, nbUsers: 1, nbListeners: 0, nbPstn: 0 }
    expect(await test.read(`${path}/${confId}?livestats=true`)).toEqual(counted)
  })

  it('gives those of a time range, both ends included, running and ended', async () => {
    const start = (noon - 60) * 1000
    expect(await aliases(`?from=${start}&to=${start}`)).toEqual(['now'])
    expect(await aliases(`?from=${start + 1}`)).toEqual([])
    expect(await aliases(`?to=${start - 1}`)).toEqual(['weekly'])
    expect(await aliases()).toEqual(['now', 'weekly'])
  })

  it('takes the alias for a pattern of the whole', async () => {
    expect(await aliases('?alias=week')).toEqual([])
    expect(await aliases('?alias=week.*')).toEqual(['weekly'])
    expect(await aliases('?alias=weekly|now')).toEqual(['now', 'weekly'])
  })

  it('gives the running ones, and those of an owner', async () => {
    expect(await aliases('?active=true')).toEqual(['now'])
    expect(await aliases('?active=false')).toEqual(['now', 'weekly'])
    expect(await aliases('?exid=crm-1')).toEqual(['weekly'])
    expect(await aliases('?exid=crm-2')).toEqual([])
  })

  it.each(['from=now', 'to=-1', 'max=0', 'max=101', 'start=zzz', 'alias=(', 'active=1', 'livestats=yes'])(
    'refuses %s',
    async (query) => {
      const headers = { authorization: `Bearer ${await test.apiToken()}` }
      const response = await fetch(`${test.server.comms + path}?${query}`, { headers })
      expect([response.status, (await response.json()).error_code]).toEqual([400, 90])
    },
  )

  it.each([
    ['grant_type=client_credentials&scope=comms:client_access_token:create', 403],
    ['grant_type=client_credentials&scope=comms:monitor:read', 200],
  ])('needs the right to read: %s', async (form, status) => {
    const headers = { authorization: `Bearer ${await test.apiToken(form)}` }
    expect((await fetch(test.server.comms + path, { headers })).status).toBe(status)
  })

  it('refuses whoever has no token, and knows no conference that is none', async () => {
    const refused = await fetch(test.server.comms + path)
    expect([refused.status, await refused.json()]).toEqual([401, invalidToken])
    const headers = { authorization: `Bearer ${await test.apiToken()}` }
    for (const more of ['/none', '/none/participants', '/none/participants/crm-1'])
      expect((await fetch(test.server.comms + path + more, { headers })).status).toBe(404)
  })
})

describe('paging', () => {
  const test = useServer({ conferences: 249 })

  it('goes on until next is empty, 100 at a time', async () => {
    const sizes: number[] = []
    const seen = new Set<string>()
    let start = ''
    do {
      const query = start === '' ? '' : `?start=${encodeURIComponent(start)}`
      const { next, conferences } = (await test.read(path + query)) as Listed
      sizes.push(conferences.length)
      for (const { confId } of conferences) seen.add(confId)
      start = next
    } while (start !== '')
    expect(sizes).toEqual([100, 100, 50])
    expect(seen.size).toBe(250)
  })

  it('ends on a page that is just full, and gives fewer on demand', async () => {
    expect(await test.read(`${path}?alias=conference-00.*&max=99`)).toMatchObject({ next: '' })
    expect(await test.read(`${path}?alias=conference-00.*&max=98`)).toMatchObject({
      next: expect.stringMatching(/./),
    })
  })
})

describe('GET …/participants', () => {
  const test = useServer()
  const participants = async (confId: string, more = '') =>
    (await test.read(`${path}/${confId}/participants${more}`)) as {
      next: string
      participants: Record<string, { connections: Record<string, unknown>[] }>
    }

  it('shows each with all connections and what is stored', async () => {
    const { confId, stays } = test.server.putConference({
      alias: 'visits',
      owner: { externalId: 'crm-1' },
      guests: [
        { externalId: 'crm-17', name: 'Jane', joinedAt: noon - 300, leftAt: noon - 200 },
        { externalId: 'crm-17', name: 'Jane Smith', joinedAt: noon - 100 },
        { name: 'Nobody' },
      ],
      startedAt: noon - 600,
    })
    const jane = stays[1]?.userId ?? ''
    const all = await participants(confId)
    expect(Object.keys(all.participants)).toHaveLength(3)
    expect(all.participants[jane]).toEqual({
      connections: [
        {
          type: 'user',
          start: (noon - 300) * 1000,
          end: (noon - 200) * 1000,
          duration: 100_000,
          metadata: { externalName: 'Jane', externalId: 'crm-17', ipAddress: '192.0.2.17' },
        },
        {
          type: 'user',
          start: (noon - 100) * 1000,
          metadata: { externalName: 'Jane Smith', externalId: 'crm-17', ipAddress: '192.0.2.17' },
        },
      ],
      stats: {},
    })
    for (const who of [jane, 'crm-17'])
      expect(Object.keys((await participants(confId, `/${who}`)).participants)).toEqual([jane])
    const since = await participants(confId, `?from=${(noon - 100) * 1000}`)
    expect(since.participants[jane]?.connections).toHaveLength(1)
    expect(Object.keys((await participants(confId, '?type=listener')).participants)).toEqual([])
    const headers = { authorization: `Bearer ${await test.apiToken()}` }
    const none = await fetch(`${test.server.comms}${path}/${confId}/participants/crm-99`, { headers })
    expect(none.status).toBe(404)
  })

  it('comes in pages of people', async () => {
    const guests = Array.from({ length: 4 }, (_, index) => ({ externalId: `guest-${index}` }))
    const { confId } = test.server.putConference({
      alias: 'many',
      owner: {},
      guests,
      startedAt: noon - 60,
    })
    const one = await participants(confId, '?max=3')
    const other = await participants(confId, `?max=3&start=${encodeURIComponent(one.next)}`)
    expect([one, other].map((page) => Object.keys(page.participants).length)).toEqual([3, 2])
    expect(other.next).toBe('')
  })
})
