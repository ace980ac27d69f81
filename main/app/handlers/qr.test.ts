import { describe, expect, it } from 'vitest'
import { lockedError } from '../../data/history-messages.ts'
import { fileNameFor, qrHandlers } from './qr.ts'
import { testSession, testTools } from './test-tools.ts'

function setUp(
  given: { link?: string | null; path?: string | null; writes?: boolean; locks?: boolean } = {},
) {
  const written: [string, string | Uint8Array][] = []
  const offered: string[] = []
  const link = given.link === undefined ? testSession.link : given.link
  let isLocked = false
  const tools = testTools({
    sessions: {
      get: () => {
        if (isLocked) throw lockedError()
        return { ...testSession, link }
      },
    },
    dialogs: {
      ask: () => Promise.reject(new Error('not expected')),
      chooseFile: () => Promise.reject(new Error('not expected')),
      chooseTarget: async ({ fileName }) => {
        offered.push(fileName)
        isLocked = given.locks ?? false
        return given.path === undefined ? `/pictures/chosen.${fileName.slice(-3)}` : given.path
      },
    },
    writeFile: async (path, content) => {
      if (given.writes === false) throw new Error('EACCES')
      written.push([path, content])
    },
  })
  return { handlers: qrHandlers(tools), written, offered }
}

describe('saving the QR code', () => {
  it('writes SVG or PNG to the path that the person chose', async () => {
    const { handlers, written, offered } = setUp()
    const saved = await handlers['sessions.saveQr']({ id: 'session-1', format: 'svg' })
    await handlers['sessions.saveQr']({ id: 'session-1', format: 'png' })
    expect(saved).toEqual({ fileName: 'chosen.svg' })
    expect(offered).toEqual(['Roompass board.svg', 'Roompass board.png'])
    expect(String(written[0]?.[1])).toMatch(/^<svg /)
    expect(
      Buffer.from(written[1]?.[1] ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it.each([
    ['no link', { link: null }, 'failed'],
    ['a link over 2,953 bytes', { link: `https://a.test/?token=${'x'.repeat(2953)}` }, 'failed'],
    ['a lock while the dialog is open', { locks: true }, 'locked'],
    ['a closed dialog', { path: null }, 'cancelled'],
    ['a folder that can not be written', { writes: false }, 'failed'],
  ])('writes nothing and says why for %s', async (_name, given, code) => {
    const { handlers, written } = setUp(given)
    const saving = handlers['sessions.saveQr']({ id: 'session-1', format: 'png' })
    await expect(saving).rejects.toMatchObject({ code })
    expect(written).toEqual([])
  })

  it('names the limit where the link is too long', async () => {
    const { handlers } = setUp({ link: `https://a.test/?token=${'x'.repeat(2953)}` })
    await expect(handlers['sessions.saveQr']({ id: 'session-1', format: 'png' })).rejects.toThrow(
      '2,953 bytes',
    )
  })
})

describe('fileNameFor', () => {
  it.each([
    ['board', 'Roompass board'],
    ['../../etc/passwd', 'Roompass -etc-passwd'],
    ['Zoë 会议', 'Roompass Zoë 会议'],
    ['a:b\\c*d?"e"', 'Roompass a-b-c-d-e-'],
    ['', 'Roompass room'],
    ['𝒳'.repeat(50), `Roompass ${'𝒳'.repeat(40)}`],
  ])('makes of %j a name for every file system', (room, name) => {
    expect(fileNameFor(room)).toBe(name)
  })
})
