import type { Locator, Page } from 'playwright/test'
import { type Canary, canaryKey, encodings } from '../canary/canary.ts'
import { findCanaries } from '../canary/search.ts'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import type { CliResult } from '../fixtures/cli.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addProfile, testKey } from '../fixtures/test-profile.ts'
import { codePart } from '../pages/code-part.ts'
import { shell } from '../pages/shell.ts'

/** One line of `roompass snippet ID --json`. */
interface Listed {
  readonly id: string
  readonly language: string
  readonly label: string
  readonly warning: string | null
}

type RunRoompass = (args: readonly string[]) => Promise<CliResult>

/** What a name may hold that some language reads as more than letters. */
const guest = `O'Brien "Zoë" \\ \u0024{x} $name </script> \`y\` 😀 שלום`

/** The code of every language, as the terminal gives it. */
async function onTerminal(
  roompass: RunRoompass,
  id: string,
): Promise<readonly (Listed & { readonly code: string })[]> {
  const listed = (await roompass(['snippet', id, '--json'])).json() as Listed[]
  return Promise.all(
    listed.map(async (one) => {
      const { code, stdout, stderr } = await roompass(['snippet', id, '--language', one.id])
      expect(code, stderr).toBe(0)
      expect(stderr, 'what has to be said of it is not part of the code').toBe(
        one.warning === null ? '' : `warning: ${one.warning}\n`,
      )
      return { ...one, code: stdout }
    }),
  )
}

interface Look {
  readonly app: AppHandle
  readonly page: Page
  readonly place: Locator
  readonly expected: Awaited<ReturnType<typeof onTerminal>>
  /** Whether each is copied too. */
  readonly copies: boolean
}

/** Chooses each language in the window, and compares it with the terminal. */
async function lookThrough({ app, page, place, expected, copies }: Look): Promise<void> {
  const part = codePart(page, place)
  await expect(part.code, 'closed at first').toBeHidden()
  await part.open()
  await part.picker.click()
  await expect(page.getByRole('option')).toHaveText(
    expected.map(({ label, language }) => `${label} ${language}`),
  )
  await page.keyboard.press('Escape')
  for (const { label, language, warning, code } of expected) {
    await part.choose(label, language)
    await expect(part.figure).toHaveAccessibleName(`Code: ${label}`)
    expect(await part.code.textContent()).toBe(code)
    if (warning !== null) await expect(part.more).toContainText(warning)
    else
      for (const other of expected)
        if (other.warning !== null) await expect(part.more).not.toContainText(other.warning)
    if (!copies) continue
    await app.setClipboard('')
    await part.copyButton.click()
    await expect.poll(() => app.clipboard()).toBe(code)
  }
}

interface Story {
  readonly app: AppHandle
  readonly roompass: RunRoompass
  readonly secret: Canary
  /** A part of the code of each language, by its id; every language that there has to be. */
  readonly parts: Readonly<Record<string, string | RegExp>>
}

/** What is true of every platform; the form is filled in. */
async function expectSnippets({ app, roompass, secret, parts }: Story): Promise<void> {
  const ui = shell(app.page)
  const card = await ui.issue.issue()
  const [row] = (await roompass(['history', '--json'])).json() as { readonly id: string }[]
  const id = row?.id ?? ''
  const expected = await onTerminal(roompass, id)

  expect(expected.map((one) => one.id).sort()).toEqual(Object.keys(parts).sort())
  for (const one of expected) expect(one.code).toMatch(parts[one.id] ?? /never/)
  await test.step('in the card of what was issued', () =>
    lookThrough({ app, page: app.page, place: card, expected, copies: true }))
  await test.step('in the history', async () => {
    await ui.goTo('History')
    await ui.history.rows.first().click()
    await lookThrough({ app, page: app.page, place: ui.history.detail, expected, copies: false })
  })
  await test.step('no secret in any of them, in no encoding', () => {
    const codes = expected.map((one) => ({ name: one.id, bytes: Buffer.from(one.code) }))
    expect(findCanaries([secret], codes)).toEqual([])
    const planted = { name: 'planted', bytes: Buffer.from(`key = "${secret.text}"`) }
    expect(findCanaries([secret], [planted])).toEqual([`${secret.name} as ${encodings[0]} in planted`])
  })
  await test.step('the terminal lists them, and knows no others', async () => {
    const list = await roompass(['snippet', id])
    for (const one of expected) expect(list.stdout).toContain(one.label)
    const unknown = await roompass(['snippet', id, '--language', 'cobol'])
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toContain(expected[0]?.id)
  })
}

test('code for Digital Samba', async ({ launch, roompass, startAccount }) => {
  test.setTimeout(120_000)
  await startAccount()
  const app = await launch()
  await shell(app.page).issue.fill({ rd: 'product-demo', u: guest, ud: 'crm-4711' })
  await expectSnippets({
    app,
    roompass,
    secret: { name: 'the developer key', text: testKey },
    parts: {
      link: /^https:\/\/acme\.digitalsamba\.com\/product-demo\?token=ey[\w.-]+\n$/,
      iframe: /<iframe\n {2}src="https:\/\/acme\.digitalsamba\.com\/product-demo\?token=ey/,
      'create-control': /DigitalSambaEmbedded\.createControl\(\{[\s\S]*token: /,
      curl: /YOUR_DEVELOPER_KEY/,
    },
  })
})

test('with end-to-end encryption the token has no name, and createControl has the place for it', async ({
  launch,
  roompass,
  startAccount,
}) => {
  await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  await issue.fill({ rd: 'product-demo', u: guest })
  await issue.encrypted.check()
  await issue
    .finding(/which end-to-end encryption is to prevent/)
    .getByRole('button', { name: 'Leave it empty' })
    .click()
  const card = await issue.issue()
  const part = codePart(app.page, card)
  const [row] = (await roompass(['history', '--json'])).json() as {
    readonly id: string
    readonly name: string
  }[]
  const session = (await roompass(['get', row?.id ?? '', '--json'])).json() as { readonly claims: object }
  expect(session.claims).not.toHaveProperty('u')
  await part.open()
  await part.choose('Embedded SDK, createControl', 'JavaScript')
  await expect(part.code).toContainText(String.raw`roomSettings: { username: 'The guest\'s name' },`)
})

test('code for Dolby.io', async ({ launch, startDolbyServer, roompass }) => {
  test.setTimeout(120_000)
  const server = await startDolbyServer()
  // The test secret of the server is too like its app key, which may stand in code.
  const secret = canaryKey('the app secret')
  server.changeAppSecret(secret.text)
  await addProfile(roompass, 'dolby', 'Dolby staging', secret.text, [
    ...['--app-key', server.credentials.appKey],
    ...['--api', server.origin, '--comms-api', server.comms],
  ])
  const app = await launch()
  await shell(app.page).dolby.fill({ 'External id': 'crm-4711', 'Guest name': guest })
  await expectSnippets({
    app,
    roompass,
    secret,
    parts: {
      web: /VoxeetSDK\.initializeToken\('ey[\s\S]*session\.open\(\{\s+name: [\s\S]*catch[\s\S]*session\.close\(\)/,
      ios: /initialize\([\s\S]*session\.open\([\s\S]*session\.close/,
      'android-java': /initialize\([\s\S]*open\([\s\S]*close\(/,
      'android-kotlin': /initialize\([\s\S]*open\([\s\S]*await\(\)[\s\S]*close\(/,
      cpp: /"ey[\s\S]*open\([\s\S]*close\(/,
      dotnet: /InitAsync\("ey[\s\S]*OpenAsync[\s\S]*CloseAsync/,
      flutter: /initializeToken\([\s\S]*session\.open[\s\S]*session\.close/,
      'react-native': /initializeToken\([\s\S]*session\.open[\s\S]*session\.close/,
      curl: /YOUR_APP_SECRET[\s\S]*YOUR_API_TOKEN/,
    },
  })
})

test('code for Video.io', async ({ launch, startVideoIoAccount, roompass }) => {
  test.setTimeout(120_000)
  const server = await startVideoIoAccount()
  const app = await launch()
  const { videoIo: form } = shell(app.page)
  await form.identifier.fill(guest)
  await form.scopes.fill('videos.read own.$scope')
  await expectSnippets({
    app,
    roompass,
    secret: { name: 'the API token', text: server.apiToken },
    parts: {
      android: /^val sessions: SessionManager = VideoKit\.sessions\(\)\nsessions\.start\("\w{24}"\)/,
      'android-application': /override fun onCreate\(\)[\s\S]*VideoKit\.sessions\(\)\.start\("\w{24}"\)/,
      'android-login': /fun onLogin\([\s\S]*start\(sessionToken\)[\s\S]*fun onLogout\(\)[\s\S]*stop\(\)/,
      'android-api-token':
        /val TOKEN = "YOUR_API_TOKEN"[\s\S]*sessions\.start\(TOKEN, [\s\S]*onSuccess \{[\s\S]*onError \{/,
      'android-state':
        /sessions\.get\(\)[\s\S]*addListener\(listener\)[\s\S]*removeListener\(listener\)[\s\S]*stop\(\)/,
      node: /require\('@video-io\/videokit-nodejs'\)/,
      'curl-2021': /Bearer YOUR_API_TOKEN[\s\S]*http:\/\/127\.0\.0\.1:\d+\/v1\/sessions/,
      'curl-documented': /App token=YOUR_API_TOKEN[\s\S]*http:\/\/127\.0\.0\.1:\d+\/v1\/sessions/,
    },
  })
})
