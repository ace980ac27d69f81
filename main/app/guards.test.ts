import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { describe, expect, it, test } from 'vitest'
import { cutOffNetwork, guardPages, refusePermissions } from './guards.ts'
import { createLog } from './log.ts'

function guardedPage() {
  const app = new EventEmitter()
  const lines: string[] = []
  guardPages(
    app as unknown as App,
    createLog((_level, line) => lines.push(line)),
  )
  const opened: { answer: (details: { url: string }) => { action: string } } = {
    answer: () => ({ action: 'not asked' }),
  }
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof opened.answer) => {
      opened.answer = handler
    },
  })
  app.emit('web-contents-created', {}, contents)
  return { contents, opened, lines }
}

function prevented(event: string, url: string): boolean {
  const { contents } = guardedPage()
  let stopped = false
  const details = {
    url,
    preventDefault: () => {
      stopped = true
    },
  }
  expect(contents.emit(event, details)).toBe(true)
  return stopped
}

test('pages find no host, and WebRTC gets no socket', () => {
  const switches: string[] = []
  const policies: string[] = []
  const app = Object.assign(new EventEmitter(), {
    commandLine: { appendSwitch: (name: string, value: string) => switches.push(`${name}=${value}`) },
  })
  cutOffNetwork(app as unknown as App)
  app.emit('web-contents-created', {}, { setWebRTCIPHandlingPolicy: (one: string) => policies.push(one) })

  expect(switches).toContain('host-resolver-rules=MAP * ~NOTFOUND')
  expect(policies).toEqual(['disable_non_proxied_udp'])
})

describe('a page', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'is held to the application: %s',
    (event) => {
      expect(prevented(event, 'https://example.com/')).toBe(true)
      expect(prevented(event, 'about:blank')).toBe(true)
      expect(prevented(event, 'app://roompass/index.html')).toBe(false)
    },
  )

  it('opens no window, also not at our own address', () => {
    const { opened } = guardedPage()
    expect(opened.answer({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
    expect(opened.answer({ url: 'app://roompass/' })).toEqual({ action: 'deny' })
  })

  it('attaches no webview', () => {
    expect(prevented('will-attach-webview', 'app://roompass/')).toBe(true)
  })

  it('is refused without its address going to the log', () => {
    const { contents, lines } = guardedPage()
    contents.emit('will-navigate', {
      url: 'https://example.com/?token=test',
      preventDefault: () => undefined,
    })
    expect(lines).toEqual(['navigation refused'])
  })
})

describe('permissions', () => {
  it('are refused when asked for, when looked up, and for devices', () => {
    const handlers: Record<string, (...words: unknown[]) => unknown> = {}
    const take = (name: string) => (handler: (...words: unknown[]) => unknown) => {
      handlers[name] = handler
    }
    const session = {
      setPermissionRequestHandler: take('request'),
      setPermissionCheckHandler: take('check'),
      setDevicePermissionHandler: take('device'),
    }
    refusePermissions(session as unknown as Session)
    const answers: unknown[] = []
    handlers.request?.({}, 'media', (granted: unknown) => answers.push(granted))
    answers.push(handlers.check?.(null, 'geolocation', 'app://roompass'))
    answers.push(handlers.device?.({ deviceType: 'hid' }))
    expect(answers).toEqual([false, false, false])
  })
})
