import { describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/schemas.ts'
import { defaultSettings } from '../../settings/settings.ts'
import { sessionHandlers } from './sessions.ts'
import { testProfile, testSession, testTools } from './test-tools.ts'

function setUp(given: Partial<Session> = {}) {
  const copied: [string, number][] = []
  const opened: string[] = []
  const tools = testTools({
    sessions: {
      get: () => ({ ...testSession, ...given }),
      issue: async () => ({
        session: { ...testSession, token: 'test.test.test' },
        findings: [],
        recorded: true,
      }),
    },
    profiles: { list: () => [{ ...testProfile, settings: { teamId: 'team-4711' } }] },
    settings: { get: () => ({ ...defaultSettings, clipboardClearSeconds: 45 }) },
    clipboard: {
      copy: async (text, seconds) => void copied.push([text, seconds]),
      clearOwn: async () => undefined,
      holdsOwn: () => false,
    },
    openInBrowser: async (address) => void opened.push(address),
  })
  return { handlers: sessionHandlers(tools), copied, opened }
}

const withoutLink = { link: null, token: 'test.test.test' }

const ask = (what: 'token' | 'link' | 'invitation', timeZone = 'Europe/Berlin') => ({
  id: 'session-1',
  what,
  timeZone,
})

describe('copying a session', () => {
  it('copies the token or the link for the time in the settings', async () => {
    const { handlers, copied } = setUp()
    expect(await handlers['sessions.copy'](ask('token'))).toEqual({ clearedAfter: 45 })
    await handlers['sessions.copy'](ask('link'))
    expect(copied).toEqual([
      ['test.test.test', 45],
      ['https://acme.digitalsamba.com/board?token=test.test.test', 45],
    ])
  })

  it('copies an invitation with room, link and times', async () => {
    const { handlers, copied } = setUp()
    await handlers['sessions.copy'](ask('invitation'))
    const text = copied[0]?.[0] ?? ''
    expect(text).toContain('board')
    expect(text).toContain('https://acme.digitalsamba.com/board?token=test.test.test')
    expect(text).toMatch(/23:13/)
    expect(text).toMatch(/(^|\D)0?0:13/m)
  })

  it('says what to do where there is no link', async () => {
    const { handlers, copied } = setUp(withoutLink)
    for (const what of ['link', 'invitation'] as const) {
      await expect(handlers['sessions.copy'](ask(what))).rejects.toMatchObject({ code: 'failed' })
    }
    expect(copied).toEqual([])
  })

  it('says so where the platform has no links at all', async () => {
    const { handlers } = setUp({ ...withoutLink, platform: 'video-io' })
    await expect(handlers['sessions.copy'](ask('link'))).rejects.toMatchObject({
      message: 'This platform has no join links: copy the token, or a snippet.',
    })
  })

  it('says that a token is no longer kept, whatever is to be copied or opened of it', async () => {
    const { handlers, copied, opened } = setUp({ link: null, token: null })
    const refused = [
      ...(['token', 'link', 'invitation'] as const).map((what) => handlers['sessions.copy'](ask(what))),
      handlers['sessions.open']({ id: 'session-1' }),
    ]
    for (const refusal of refused) {
      await expect(refusal).rejects.toMatchObject({
        code: 'failed',
        message: "The token's text is no longer kept: issue the token again.",
      })
    }
    expect([...copied, ...opened]).toEqual([])
  })

  it('refuses a time zone that does not exist', async () => {
    const { handlers } = setUp()
    const copying = handlers['sessions.copy'](ask('invitation', 'Mars/Olympus'))
    await expect(copying).rejects.toMatchObject({ code: 'bad-request', field: 'timeZone' })
  })
})

describe('copying a snippet', () => {
  const snippet = (name?: string) => ({
    ...({ id: 'session-1', what: 'snippet', timeZone: 'UTC' } as const),
    ...(name === undefined ? {} : { snippet: name }),
  })

  it('copies the one of its platform that is named, for the time in the settings', async () => {
    const { handlers, copied } = setUp()
    expect(await handlers['sessions.copy'](snippet('iframe'))).toEqual({ clearedAfter: 45 })
    expect(copied).toHaveLength(1)
    expect(copied[0]?.[0]).toMatch(/^<iframe[\s\S]*test\.test\.test/)
  })

  it('makes it with what the session’s profile says, and without where that is gone', async () => {
    const { handlers, copied } = setUp()
    await handlers['sessions.copy'](snippet('curl'))
    expect(copied[0]?.[0]).toContain('team-4711')
    const gone = setUp({ profileId: null })
    await gone.handlers['sessions.copy'](snippet('curl'))
    expect(gone.copied[0]?.[0]).not.toContain('team-4711')
  })

  it.each([{ validUntil: 1 }, { stoppedAt: 2 }, { validUntil: null, isEndUnknown: true }])(
    'copies it also of a session that is %j',
    async (given) => {
      const { handlers, copied } = setUp(given)
      await handlers['sessions.copy'](snippet('iframe'))
      expect(copied).toHaveLength(1)
    },
  )

  it.each(['', 'ios', 'constructor', undefined])('knows none named %j', async (name) => {
    const { handlers, copied } = setUp()
    await expect(handlers['sessions.copy'](snippet(name))).rejects.toMatchObject({ code: 'not-found' })
    expect(copied).toEqual([])
  })
})

describe('issuing a session', () => {
  it('refuses a time zone that does not exist before anything is signed', async () => {
    const { handlers } = setUp()
    const draft = { profileId: 'profile-1', values: {}, startEarly: 0 }
    const issuing = handlers['sessions.issue']({ draft, timeZone: 'Mars/Olympus' })
    await expect(issuing).rejects.toMatchObject({ code: 'bad-request', field: 'timeZone' })
    expect(await handlers['sessions.issue']({ draft, timeZone: 'UTC' })).toMatchObject({ recorded: true })
  })
})

describe('opening a session', () => {
  it('opens the stored link and takes no address', async () => {
    const { handlers, opened } = setUp()
    await handlers['sessions.open']({ id: 'session-1' })
    expect(opened).toEqual([testSession.link])
  })

  it('opens nothing where there is no link', async () => {
    const { handlers, opened } = setUp(withoutLink)
    await expect(handlers['sessions.open']({ id: 'session-1' })).rejects.toMatchObject({ code: 'failed' })
    expect(opened).toEqual([])
  })
})
