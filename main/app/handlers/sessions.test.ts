import { describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/schemas.ts'
import { defaultSettings } from '../../settings/settings.ts'
import { sessionHandlers } from './sessions.ts'
import { testSession, testTools } from './test-tools.ts'

function setUp({ link, token }: Pick<Session, 'link' | 'token'> = testSession) {
  const copied: [string, number][] = []
  const opened: string[] = []
  const tools = testTools({
    sessions: {
      get: () => ({ ...testSession, link, token }),
      issue: async () => ({
        session: { ...testSession, token: 'test.test.test' },
        findings: [],
        recorded: true,
      }),
    },
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
