import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { attempt } from '../security/attempt.ts'
import { requests, scripts } from '../security/refusals.ts'
import { startOutside } from '../servers/outside.ts'

/** Loads the page again and gives the headers it came with. */
async function headersOf(page: Page): Promise<Record<string, string>> {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest())
  await page.reload()
  return (await answered).headers()
}

test('the page comes with a policy that begins at nothing, and with another nonce each time', async ({
  launch,
}) => {
  const { page } = await launch()
  const policies = [await headersOf(page), await headersOf(page)].map(
    (headers) => headers['content-security-policy'] ?? '',
  )

  const nonces = policies.map((policy) => /'nonce-([^']{22,})'/.exec(policy)?.[1])
  expect(nonces.every((nonce) => nonce !== undefined)).toBe(true)
  expect(new Set(nonces).size).toBe(2)
  for (const policy of policies) {
    const directives = policy.split('; ')
    expect(directives[0]).toBe("default-src 'none'")
    expect(directives).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  }
})

test('no text becomes a script', async ({ launch }) => {
  const { page } = await launch()

  for (const { what, directive, script } of scripts) {
    const { refusedBy } = await attempt(page, script, 'https://outside.invalid', directive)
    expect.soft(refusedBy, what).toBe(directive)
  }
  for (const [what, script] of [
    ['eval', () => Reflect.apply(Reflect.get(window, 'eval'), window, ['globalThis.hasRun = "eval"'])],
    ['Function', () => new Function('globalThis.hasRun = "Function"')()],
  ] as const) {
    const { came } = await attempt(page, script, '')
    expect.soft(came, what).toMatch(/^threw EvalError: .*'unsafe-eval' is not an allowed source/)
  }
  expect(await page.evaluate(() => globalThis.hasRun)).toBeUndefined()
})

test('a page written anew runs none of its inline scripts and handlers', async ({ launch }) => {
  const { page } = await launch()
  const cdp = await page.context().newCDPSession(page)
  const { frameTree } = await cdp.send('Page.getFrameTree')

  const html = `<body onload="hasRun = 'handler'"><script>hasRun = 'inline'</script><p>written anew</p>`
  await cdp.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })

  await expect(page.getByText('written anew')).toBeVisible()
  expect(await page.evaluate(() => globalThis.hasRun)).toBeUndefined()
})

test('nothing is loaded from another host, and nothing is sent there', async ({ launch }) => {
  const outside = await startOutside()
  try {
    const { page } = await launch()
    for (const { what, directive, script } of requests) {
      const { refusedBy } = await attempt(page, script, outside.origin, directive)
      expect.soft(refusedBy, what).toBe(directive)
    }
    expect(outside.asked).toEqual([])
  } finally {
    await outside.close()
  }
})

test('no connection begins of which no policy speaks', async ({ launch }) => {
  const outside = await startOutside()
  try {
    const { page } = await launch()
    const { host } = new URL(outside.origin)
    await page.evaluate(connectAhead, outside.origin)
    const servers = [
      { urls: `stun:${outside.udp}` },
      { urls: `turn:${host}?transport=tcp`, username: 'text', credential: 'text' },
    ]
    await page.evaluate(gatherCandidates, servers)
    expect(outside.asked).toEqual([])
  } finally {
    await outside.close()
  }
})

/** Sent to the page as text. */
function connectAhead(href: string): void {
  for (const rel of ['preconnect', 'dns-prefetch', 'prerender']) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href }))
  }
}

/** Lets WebRTC look for ways out, until it has no more or a server would have been asked long ago. Sent to the page as text. */
async function gatherCandidates(iceServers: RTCIceServer[]): Promise<void> {
  const connection = new RTCPeerConnection({ iceServers })
  const gathered = new Promise<void>((resolve) => {
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve()
    })
    setTimeout(resolve, 3_000)
  })
  connection.createDataChannel('data')
  await connection.setLocalDescription(await connection.createOffer())
  await gathered
  connection.close()
}

test("the application's own scheme serves the built page and no other file", async ({ launch }) => {
  const { page } = await launch()
  const paths = [
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2fmain%2findex.js',
    '/assets/..%5c..%5cmain%5cindex.js',
    '/../main/index.js',
    '/assets',
    '/.env',
    `/avatar/${'0'.repeat(64)}`,
    '/avatar/../index.html%00.png',
  ]
  for (const path of paths) {
    const { origin } = new URL(page.url())
    const wanted = new URL(path, `${origin}/`).href
    const answered = page.waitForResponse((response) => response.url() === wanted)
    await page.evaluate((src) => {
      new Image().src = src
    }, path)
    const answer = await answered
    expect.soft(answer.status(), path).toBe(404)
    expect.soft(answer.headers()['content-security-policy'], path).toContain("default-src 'none'")
  }
})
