import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { initialsOf } from './admission.ts'
import { noon, openPage, useServer } from './test-server.ts'
import { signToken } from './token.ts'

const demo = 'product-demo'
const demoId = 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001'

describe('a token in order', () => {
  const test = useServer()

  it('lets the guest in and shows name, role and initials', async () => {
    const page = await test.open(demo, { rd: demo, u: 'John Smith', role: 'speaker', ud: 'crm-1' })
    expect(page.status).toBe(200)
    expect(page.isAdmitted).toBe(true)
    expect(page.html).toContain('<h1>John Smith</h1>')
    expect(page.html).toContain('<dd data-role>speaker</dd>')
    expect(page.html).toContain('<dd data-initials>JS</dd>')
  })

  it.each([
    [demo, demo],
    [demo, demoId],
    [demoId, demo],
    [demoId, demoId],
  ])('opens /%s when rd is %s', async (room, rd) => {
    expect((await test.open(room, { rd, u: 'Jane' })).isAdmitted).toBe(true)
  })

  it('takes a role by id, and gives the default role when there is none', async () => {
    const byId = await test.open(demo, { rd: demo, u: 'Jane', role: '5ce6fda5-d42b-4110-8796-000000000001' })
    expect(byId.html).toContain('<dd data-role>moderator</dd>')
    const without = await test.open(demo, { rd: demo, u: 'Jane' })
    expect(without.html).toContain('<dd data-role>attendee</dd>')
  })

  it('shows the initials that the token has', async () => {
    const page = await test.open(demo, { rd: demo, u: 'John Smith', initials: '★7' })
    expect(page.html).toContain('<dd data-initials>★7</dd>')
  })

  it('shows breakout room and avatar, and takes claims that it does not know', async () => {
    const claims = {
      rd: demo,
      u: 'Jane',
      breakoutId: 'b-1',
      avatar: 'https://pictures.test/a.png',
      admin: true,
    }
    const page = await test.open(demo, claims)
    expect(page.html).toContain('<dd data-breakout>b-1</dd>')
    expect(page.html).toContain('<dd data-avatar>https://pictures.test/a.png</dd>')
  })

  it('makes no HTML of what it says', async () => {
    const u = `<script>alert("1")</script>&'`
    const page = await test.open(demo, { rd: demo, u, ud: '"><img>' })
    expect(page.html).toContain('<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</h1>')
    expect(page.html).not.toContain('<script')
    expect(page.html).not.toContain('<img')
  })

  it('puts the guest among those who are in the room, under the external id', async () => {
    await test.open('workshop', { rd: 'workshop', u: 'Jane Smith', ud: 'crm-17' })
    const live = '/api/v1/rooms/workshop/live/participants'
    expect(await test.read(live)).toMatchObject({
      live_participants: [{ external_id: 'crm-17', name: 'Jane Smith', role: 'attendee' }],
    })
    test.server.leave('crm-17')
    expect(await test.read(live)).toMatchObject({ live_participants: [] })
    expect(await test.read('/api/v1/rooms/workshop/participants')).toMatchObject({
      data: [{ external_id: 'crm-17', live: false }],
    })
  })
})

describe('times', () => {
  const test = useServer()

  it.each([
    ['exp in a second', { exp: noon + 1 }, undefined],
    ['exp now', { exp: noon }, 'expired'],
    ['exp a second ago', { exp: noon - 1 }, 'expired'],
    ['exp in half a second', { exp: noon + 0.5 }, undefined],
    ['exp in the year 5xxxx, as milliseconds are', { exp: noon * 1000 }, undefined],
    ['exp 0', { exp: 0 }, 'expired'],
    ['no exp', {}, undefined],
    ['nbf now', { nbf: noon }, undefined],
    ['nbf in a second', { nbf: noon + 1 }, 'not-yet-valid'],
    ['iat in the future', { iat: noon + 1000 }, undefined],
    ['exp before nbf', { nbf: noon + 10, exp: noon + 5 }, 'not-yet-valid'],
    ['exp as text', { exp: String(noon + 100) }, 'invalid-token'],
    ['exp null', { exp: null }, 'invalid-token'],
    ['nbf true', { nbf: true }, 'invalid-token'],
  ])('%s', async (_name, times, reason) => {
    const page = await test.open(demo, { rd: demo, u: 'Jane', ...times })
    expect(page.reason).toBe(reason)
    expect(page.isAdmitted).toBe(reason === undefined)
  })

  it('follow the server’s clock', async () => {
    const claims = { rd: demo, u: 'Jane', nbf: noon + 60, exp: noon + 120 }
    const reasons: unknown[] = []
    for (const seconds of [59, 60, 119, 120]) {
      test.server.shiftClock(seconds)
      reasons.push((await test.open(demo, claims)).reason)
    }
    expect(reasons).toEqual(['not-yet-valid', undefined, undefined, 'expired'])
  })
})

describe('a token that is not in order', () => {
  const test = useServer()

  it.each([
    ['another room', { rd: 'workshop' }, 'invalid-room'],
    ['no room', {}, 'invalid-room'],
    ['a room that is none', { rd: 'nowhere' }, 'invalid-room'],
    ['the room in capitals', { rd: 'Product-Demo' }, 'invalid-room'],
    ['another team', { rd: demo, td: '22222222-2222-4333-8444-555555555555' }, 'invalid-team'],
    ['no team', { rd: demo, td: undefined }, 'invalid-team'],
    ['an unknown role', { rd: demo, role: 'visitor' }, 'invalid-role'],
    ['a role of the team that the room does not have', { rd: demo, role: 'interpreter' }, 'invalid-role'],
    ['a list of roles', { rd: demo, role: ['speaker'] }, 'invalid-role'],
  ])('is refused: %s', async (_name, claims, reason) => {
    const page = await test.open(demo, { u: 'Jane', ...claims })
    expect(page).toMatchObject({ status: 403, isAdmitted: false, reason })
  })

  it('is refused when it is signed with another key', async () => {
    const page = await test.open(demo, { rd: demo, u: 'Jane' }, 'another-test-key-not-a-real-one')
    expect(page).toMatchObject({ status: 403, reason: 'invalid-token' })
    expect(page.html).toContain('The token is invalid.')
  })

  it('is refused when it says none for an algorithm', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${encode({ alg: 'none' })}.${encode({ td: test.server.team.id, rd: demo })}`
    const hmac = createHmac('sha256', test.server.team.developerKey).update(signed).digest('base64url')
    for (const token of [`${signed}.`, signed, `${signed}.${hmac}`])
      expect((await openPage(`${test.server.origin}/${demo}?token=${token}`)).reason).toBe('invalid-token')
  })

  it('does not let anybody in', async () => {
    expect(await test.read('/api/v1/rooms/live')).toEqual({ data: [], total_count: 0 })
  })
})

describe('without a token', () => {
  const test = useServer()

  it('a private room stays closed', async () => {
    const page = await openPage(`${test.server.origin}/${demo}`)
    expect(page).toMatchObject({ status: 403, isAdmitted: false, reason: 'no-token' })
  })

  it('an empty token is not one', async () => {
    expect((await openPage(`${test.server.origin}/all-hands?token=`)).reason).toBe('invalid-token')
  })

  it('a public room asks for the name, and lets in with it', async () => {
    const asks = await openPage(`${test.server.origin}/all-hands`)
    expect(asks.html).toContain('data-asks-name="true"')
    expect(asks.html).toContain('<input name="name" required>')
    expect(await test.read('/api/v1/rooms/live')).toMatchObject({ total_count: 0 })
    const inside = await openPage(`${test.server.origin}/all-hands?name=Jane+Smith`)
    expect(inside.html).toContain('<h1>Jane Smith</h1>')
    expect(inside.html).toContain('<dd data-initials>JS</dd>')
    expect(await test.read('/api/v1/rooms/live')).toMatchObject({ total_count: 1 })
  })

  it('there is no page for a room that is none', async () => {
    for (const path of ['nowhere', '', 'all-hands/more', 'all-hands%2Fmore']) {
      const page = await openPage(`${test.server.origin}/${path}`)
      expect(page).toMatchObject({ status: 404, isAdmitted: false, reason: 'invalid-room' })
    }
  })
})

describe('a token without a name', () => {
  const test = useServer()

  it.each([undefined, '', '  '])('asks for it: %j', async (u) => {
    const page = await test.open(demo, { rd: demo, role: 'speaker', ...(u === undefined ? {} : { u }) })
    expect(page.isAdmitted).toBe(true)
    expect(page.html).toContain('data-asks-name="true"')
    expect(page.html).toContain('<dd data-role>speaker</dd>')
    expect(page.html).toMatch(/<input type="hidden" name="token" autocomplete="off" value="[\w.-]+">/)
  })

  it('takes what is typed, which a name in the token goes before', async () => {
    const { origin, team } = test.server
    const typed = async (claims: object) => {
      const token = signToken({ td: team.id, rd: demo, ...claims }, team.developerKey)
      return (await openPage(`${origin}/${demo}?token=${token}&name=Typed+Name`)).html
    }
    expect(await typed({})).toContain('<h1>Typed Name</h1>')
    expect(await typed({ u: 'Jane' })).toContain('<h1>Jane</h1>')
  })
})

describe('a locked room', () => {
  const test = useServer()

  it('lets nobody in by the token alone', async () => {
    const page = await test.open('locked-room', { rd: 'locked-room', u: 'Jane' })
    expect(page.status).toBe(200)
    expect(page.isAdmitted).toBe(false)
    expect(page.html).toContain('data-waiting="true"')
    expect(await test.read('/api/v1/rooms/live')).toMatchObject({ total_count: 0 })
  })
})

describe('one external id at a time', () => {
  const test = useServer({ singleSession: true })

  it('the second join ends the first, in one session', async () => {
    for (const u of ['Jane', 'John']) await test.open(demo, { rd: demo, u, ud: 'crm-17' })
    expect(await test.read(`/api/v1/rooms/${demo}/live/participants`)).toMatchObject({
      live_participants: [{ name: 'John' }],
    })
    expect(await test.read(`/api/v1/rooms/${demo}/sessions`)).toMatchObject({
      data: [{ participants_live: 1, participants_total: 2, participants_max: 1 }],
    })
  })
})

describe('initialsOf', () => {
  it.each([
    ['John Smith', 'JS'],
    ['Doctor John Smith', 'DJ'],
    ['jane', 'J'],
    ['  zoë   ålund ', 'ZÅ'],
    ['👩‍🚀 Valentina', '👩‍🚀V'],
  ])('of %j are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
