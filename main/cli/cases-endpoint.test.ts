import { describe, expect, test } from 'vitest'
import { digitalSamba } from './test-platforms.ts'
import { sessionsForEachTest } from './test-sessions.ts'

const { roompass, add } = sessionsForEachTest()

const url = 'https://staging.example.com{link}'
const endpoint = (...args: string[]) => roompass(['cases', 'endpoint', '--profile', 'Acme', ...args])
const stored = async () => JSON.parse((await endpoint('--json')).stdout)

describe('an endpoint', () => {
  test('is set, shown and removed', async () => {
    await add('Acme', ...digitalSamba())
    const run = await endpoint('--url', url, '--yes')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toBe(`Endpoint:  GET ${url}\nAccepted:  status 200 to 299\n`)
    expect(await stored()).toEqual({
      ...{ url, method: 'GET', headers: [], body: '', nameScreen: null },
      accepted: { by: 'status', from: 200, to: 299 },
    })
    expect(await endpoint('--remove')).toMatchObject({ code: 0, stdout: '' })
    expect(await stored()).toBeNull()
  })

  test('has everything of its request, and shows no header’s text', async () => {
    await add('Acme', ...digitalSamba())
    const run = await endpoint(
      ...['--url', 'https://example.com/check', '--method', 'POST', '--body', '{"t":"{token}"}'],
      ...['--header', 'X-Test: test-secret:1', '--header', 'Accept: text/html'],
      ...['--accepted-json', 'data["a=b"].ok=x=1', '--name-screen-text', 'your name', '--yes'],
    )
    expect(run.stdout).not.toContain('test-secret')
    expect(await stored()).toEqual({
      ...{ url: 'https://example.com/check', method: 'POST', body: '{"t":"{token}"}' },
      headers: [
        { name: 'X-Test', value: 'test-secret:1' },
        { name: 'Accept', value: 'text/html' },
      ],
      accepted: { by: 'json', path: 'data["a=b"].ok', equals: 'x=1' },
      nameScreen: { by: 'text', text: 'your name' },
    })
  })

  test.each([
    [['--accepted-status', '204'], { by: 'status', from: 204, to: 204 }],
    [['--accepted-status', '200-399'], { by: 'status', from: 200, to: 399 }],
    [['--accepted-text', 'data-admitted="true"'], { by: 'text', text: 'data-admitted="true"' }],
    [['--accepted-json', 'admitted=true'], { by: 'json', path: 'admitted', equals: 'true' }],
  ])('has the rule of %j', async (rule, accepted) => {
    await add('Acme', ...digitalSamba())
    await endpoint('--url', url, '--yes', ...rule)
    expect((await stored()).accepted).toEqual(accepted)
  })

  test('on a host that is new is asked about, and on a known one is not', async () => {
    await add('Acme', ...digitalSamba())
    const args = ['cases', 'endpoint', '--profile', 'Acme', '--url', url]
    expect(await roompass(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
    const declined = await roompass(args, { typed: ['n'] })
    expect(declined).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('https://staging.example.com?'),
    })
    expect(await stored()).toBeNull()
    expect(await roompass(args, { typed: ['y'] })).toMatchObject({ code: 0 })
    expect(await endpoint('--url', 'https://staging.example.com/{token}')).toMatchObject({ code: 0 })
    expect(await endpoint('--url', 'https://staging.example.org{link}')).toMatchObject({ code: 2 })
    expect((await stored()).url).toBe('https://staging.example.com/{token}')
  })

  test.each([
    [['--url', 'http://example.com{link}'], 'https://'],
    [['--url', 'https://{room}.example.com/'], 'host'],
    [['--url', url, '--method', 'DELETE'], '--method takes one of'],
    [['--url', url, '--body', 'x'], '--body goes with'],
    [['--url', url, '--header', 'no colon'], '--header takes'],
    [['--url', url, '--header', 'bad name: x'], 'can not be sent'],
    [['--url', url, '--accepted-status', '299-200'], 'status'],
    [['--url', url, '--accepted-status', '99'], '--accepted-status takes'],
    [['--url', url, '--accepted-json', 'a..b=1'], '--accepted-json takes'],
    [['--url', url, '--accepted-json', 'nothing'], '--accepted-json takes'],
    [['--url', url, '--accepted-text', 'a', '--accepted-status', '200'], 'Only one of'],
    [['--url', url, '--remove'], 'Only one of --url and --remove'],
    [['--url', `https://example.com/${'x'.repeat(2000)}`], 'too long'],
    [['--method', 'POST'], '--method needs --url'],
  ])('%j is wrong usage', async (args, words) => {
    await add('Acme', ...digitalSamba())
    expect(await endpoint(...args, '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(words),
    })
  })

  test('is one of a profile that there is', async () => {
    expect(await endpoint('--url', url, '--yes')).toMatchObject({ code: 2 })
    expect(await roompass(['cases', 'endpoint'])).toMatchObject({ code: 2 })
  })
})
