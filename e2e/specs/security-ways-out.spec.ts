import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { type Outside, startOutside } from '../servers/outside.ts'

let outside: Outside
test.beforeEach(async () => {
  outside = await startOutside()
})
test.afterEach(() => outside.close())

/** What the log says of refused ways out, so far. */
const refusals = (app: AppHandle) => app.stderr().match(/(navigation|new window) refused/g)?.length ?? 0

/** A link over the whole window, so that a click hits it. */
function coverWithLink(page: Page, link: { href: string; target?: string }): Promise<void> {
  return page.evaluate((properties) => {
    document.querySelector('#way-out')?.remove()
    const element = Object.assign(
      document.createElement('a'),
      { id: 'way-out', textContent: 'out' },
      properties,
    )
    const { style } = element
    Object.assign(style, { position: 'fixed', inset: '0', zIndex: '9999' })
    document.body.append(element)
  }, link)
}

test('no script, link, form or refresh leads the page elsewhere', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const home = page.url()
  await page.evaluate(() => Object.assign(window, { isStillHere: true }))
  const isStillHere = () => page.evaluate(() => Reflect.get(window, 'isStillHere') === true)

  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['location', () => page.evaluate((to) => void location.assign(to), `${outside.origin}/location`)],
    ['replace', () => page.evaluate((to) => void location.replace(to), `${outside.origin}/replace`)],
    ['a similar host', () => page.evaluate((to) => void location.assign(to), similar(home))],
    ['a user name', () => page.evaluate((to) => void location.assign(to), withUser(home))],
    ['a link', () => clickLink({ href: `${outside.origin}/link` })],
    ['a refresh', () => page.evaluate(refresh, `${outside.origin}/refresh`)],
  ]
  for (const [what, leave] of ways) {
    const before = refusals(app)
    await leave()
    await expect.poll(() => refusals(app), what).toBeGreaterThan(before)
    expect.soft(await isStillHere(), what).toBe(true)
    expect.soft(page.url(), what).toBe(home)
  }
  expect(outside.asked.filter((what) => what !== 'connection')).toEqual([])
  await page.evaluate(() => document.querySelector('#way-out')?.remove())
  await shell(page).goTo('Settings')

  async function clickLink(link: { href: string }) {
    await coverWithLink(page, link)
    await page.mouse.click(200, 300)
  }
})

/** A host of the application's own scheme that begins like its own, on either host of the specs. */
function similar(home: string): string {
  return home.startsWith('app:') ? 'app://roompass-other/' : 'https://roompass-other.app.localhost/'
}

/** The page's own address with a user name, which makes it another. */
function withUser(home: string): string {
  return Object.assign(new URL(home), { username: 'someone' }).href
}

/** Sent to the page as text. */
function refresh(to: string): void {
  const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` })
  document.head.append(meta)
}

test('no new window opens, by a script or by a link', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const windows = () => page.context().pages().length
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a script', () => page.evaluate((to) => void window.open(to), `${outside.origin}/open`)],
    [
      'a script with features',
      () => page.evaluate((to) => void window.open(to, 'x', 'popup'), outside.origin),
    ],
    ['a script, its own origin', () => page.evaluate(() => void window.open('/'))],
    ['a script, an empty page', () => page.evaluate(() => void window.open('about:blank'))],
    ['a link with a target', () => coverAndClick({ href: `${outside.origin}/target`, target: '_blank' })],
    ['a middle click', () => coverAndClick({ href: `${outside.origin}/middle` }, 'middle')],
  ]
  for (const [what, open] of ways) {
    const before = refusals(app)
    await open()
    await expect.poll(() => refusals(app), what).toBeGreaterThan(before)
    await expect.poll(windows, what).toBe(1)
  }
  expect(outside.asked.filter((what) => what !== 'connection')).toEqual([])
  expect(await app.opened()).toEqual([])

  async function coverAndClick(link: { href: string; target?: string }, button: 'left' | 'middle' = 'left') {
    await coverWithLink(page, link)
    await page.mouse.click(200, 300, { button })
  }
})

test('no permission is given, asked for or not', async ({ launch }) => {
  const { page } = await launch()

  const states = await page.evaluate(async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-write',
      'midi',
      'persistent-storage',
      'local-fonts',
      'idle-detection',
      'window-management',
      'screen-wake-lock',
    ]
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      return [name, state]
    })
    return await Promise.all(asked)
  })
  expect(states.filter(([, state]) => state !== 'denied')).toEqual([])

  const came = await page.evaluate(async () => {
    const outcome = (promise: Promise<unknown>) =>
      promise.then(
        (value) => `gave ${value}`,
        (error) => `threw ${error.name}`,
      )
    return {
      notification: await outcome(Notification.requestPermission()),
      clipboardRead: await outcome(navigator.clipboard.readText()),
      clipboardWrite: await outcome(navigator.clipboard.writeText('text')),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(`error ${code}`),
        )
      }),
    }
  })
  expect(came).toEqual({
    notification: 'gave denied',
    clipboardRead: 'threw NotAllowedError',
    clipboardWrite: 'threw NotAllowedError',
    // GeolocationPositionError.PERMISSION_DENIED
    place: 'error 1',
  })
})

test('the page keeps nothing in the browser after every screen was used', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const { page } = await launch()
  const ui = shell(page)
  await ui.issue.fill({ rd: 'product-demo', u: 'Jane Smith' })
  await ui.issue.issue()
  for (const screen of ['History', 'Profiles', 'Settings', 'Issue'] as const) await ui.goTo(screen)

  const kept = await page.evaluate(async () => {
    const files: string[] = []
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
    return {
      local: localStorage.length,
      session: sessionStorage.length,
      cookie: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      files,
    }
  })

  expect(kept).toEqual({
    local: 0,
    session: 0,
    cookie: '',
    databases: [],
    caches: [],
    workers: 0,
    files: [],
  })
})
