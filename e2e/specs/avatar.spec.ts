import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { expect, test as withApp } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'
import { type PictureHost, startPictureHost } from '../servers/pictures.ts'

interface Fixtures {
  readonly pictures: PictureHost
  /** The application with a profile, and with the name Jane Smith in the form. */
  readonly app: AppHandle
}

const test = withApp.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  pictures: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('certificate')
    mkdirSync(folder, { recursive: true })
    const host = await startPictureHost(folder)
    await use(host)
    await host.close()
  },
  app: async ({ launch, roompass, pictures }, use) => {
    await addTestProfile(roompass)
    const at = `127.0.0.1:${pictures.port}`
    const hosts = ['pictures.test', 'other.test'].flatMap((name) => ['--test-host', `${name}=${at}`])
    const app = await launch({ args: [...hosts, '--test-ca', pictures.certificate] })
    await shell(app.page).issue.fill({ u: 'Jane Smith' })
    await use(app)
  },
})

const withPicture = 'Tile of Jane Smith: picture'
const withInitials = 'Tile of Jane Smith: JS'

/** Types an address a key at a time and leaves the field. */
async function type(page: Page, address: string): Promise<void> {
  const { field } = shell(page).issue
  await field('avatar').fill('')
  await field('avatar').pressSequentially(address)
  await field('avatar').blur()
}

test('a picture is on the tile once its host was allowed, and the host is asked for once', async ({
  app,
  pictures,
}) => {
  const { page } = app
  const { largeTile } = shell(page).issue

  await app.answerDialog('Allow')
  await type(page, 'https://pictures.test/jane.png')

  await expect(largeTile).toHaveAccessibleName(withPicture)
  const picture = largeTile.getByRole('presentation')
  await expect(picture).toHaveAttribute('src', /^\/avatar\/[0-9a-f]{64}$/)
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(48)
  expect((await app.waitForDialog()).message).toContain('pictures.test')

  await type(page, 'https://pictures.test/john.png')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(32)

  expect(await app.dialogs()).toHaveLength(1)
  expect(pictures.asked).toEqual(['pictures.test/jane.png', 'pictures.test/john.png'])
})

test('nothing is fetched while an address is being typed, and once it is left, once', async ({
  app,
  pictures,
}) => {
  const { page } = app
  const { field, largeTile } = shell(page).issue
  await app.answerDialog('Allow')

  await field('avatar').pressSequentially('https://pictures.test/ja')
  await field('avatar').pressSequentially('ne.png')
  await field('rd').click()
  await expect(largeTile).toHaveAccessibleName(withPicture)
  await field('avatar').press('Enter')
  await field('rd').click()
  await ask(page, 'app.status', {})

  expect(pictures.asked).toEqual(['pictures.test/jane.png'])
})

test('an allowed host is remembered over a restart', async ({ app, pictures }) => {
  await app.answerDialog('Allow')
  await type(app.page, 'https://pictures.test/jane.png')
  await expect(shell(app.page).issue.largeTile).toHaveAccessibleName(withPicture)
  const kept = async () => JSON.stringify(await ask(app.page, 'drafts.get', {}))
  await expect.poll(kept, 'the form as it is kept').toContain('jane.png')

  await app.restart()
  await expect(shell(app.page).issue.field('u')).toHaveValue('Jane Smith')
  await type(app.page, 'https://pictures.test/john.png')

  await expect(shell(app.page).issue.largeTile).toHaveAccessibleName(withPicture)
  expect(await app.dialogs()).toEqual([])
  expect(pictures.asked.at(-1)).toBe('pictures.test/john.png')
})

test('whatever fails, the tile shows initials and the field says why', async ({ app, pictures }) => {
  const { page } = app
  const { largeTile } = shell(page).issue
  await app.answerDialog('Allow')

  for (const [address, why] of [
    ['https://pictures.test/missing.png', 'The server answered 404, not a picture.'],
    ['https://pictures.test/drawing.svg', 'not a PNG, JPEG, GIF, WebP or AVIF picture'],
    ['https://pictures.test/to-private', 'an address on this computer or a private network'],
    ['https://pictures.test/to-http', 'redirects to an address that is not https'],
    ['http://pictures.test/jane.png', 'not an https address'],
    ['https://someone:word@pictures.test/jane.png', 'a user name or password'],
    ['https://pictures.test:8443/jane.png', 'Only the usual https port'],
    ['https://pictures.test/damaged.png', 'could not be drawn'],
  ] as const) {
    await type(page, address)
    await expect.soft(page.getByText(why).first(), address).toBeVisible()
    await expect.soft(largeTile, address).toHaveAccessibleName(withInitials)
  }
  expect(pictures.asked).not.toContain('pictures.test/jane.png')
  expect(await app.dialogs()).toHaveLength(1)
})

test('a host that is not allowed is never asked, and its picture not shown', async ({ app, pictures }) => {
  const { page } = app

  await app.answerDialog('Cancel')
  await type(page, 'https://pictures.test/jane.png')

  await expect(page.getByText('Pictures from pictures.test are not allowed.')).toBeVisible()
  await expect(shell(page).issue.largeTile).toHaveAccessibleName(withInitials)
  expect(pictures.asked).toEqual([])
})

test('a redirect to another host asks for that host too', async ({ app, pictures }) => {
  const { page } = app
  await app.answerDialog('Allow')
  await app.answerDialog('Cancel')

  await type(page, 'https://pictures.test/to-other')

  await expect(page.getByText('Pictures from other.test are not allowed.')).toBeVisible()
  const dialogs = await app.dialogs()
  expect(dialogs.map(({ message }) => /\S+\.test/.exec(message)?.[0])).toEqual([
    'pictures.test',
    'other.test',
  ])
  expect(pictures.asked).toEqual(['pictures.test/to-other'])
})
