import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'

const listsOf = ({ asked }: DigitalSamba) => asked.filter(({ path }) => path === '/api/v1/rooms')

test('a platform that says wait is waited for, and the list comes by itself', async ({
  launch,
  roompass,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const { rooms, ...issue } = shell(app.page).issue
  platform.fault({ kind: 'rate-limit', retryAfter: 2 }, { times: 1, path: '/api/v1/rooms' })
  await rooms.open()
  await rooms.action.click()
  await expect(rooms.popup).toContainText(/The platform asked to wait; going on (in [12] s|now)/)
  await expect(rooms.popup).toContainText('6 rooms · asked just now')
  expect(listsOf(platform).map(({ status }) => status)).toEqual([429, 200])

  await test.step('waiting can be ended, and nothing is lost', async () => {
    platform.fault({ kind: 'rate-limit', retryAfter: 100 }, { times: 1, path: '/api/v1/rooms' })
    await rooms.action.click()
    await expect(rooms.popup).toContainText(/going on in (1 min 40 s|1 min 39 s|\d+ s|1 min)/)
    await issue.fill({ u: 'Typed meanwhile' })
    await rooms.open()
    await rooms.cancel()
    await expect(rooms.popup).toContainText('6 rooms')
    await expect(rooms.action).toHaveText('Refresh')
    await expect(issue.field('u')).toHaveValue('Typed meanwhile')
  })
  await test.step('the terminal says the same', async () => {
    platform.fault({ kind: 'rate-limit', retryAfter: 1 }, { times: 1 })
    const { code, stderr } = await roompass(['profiles', 'check', 'Acme'])
    expect(code).toBe(0)
    expect(stderr).toContain('roompass: The platform asked to wait; going on in 1 s.')
  })
})

test('a slow answer can be left, or waited for by several with one request', async ({
  launch,
  roompass,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  const { rooms } = issue

  await test.step('left', async () => {
    const slow = platform.fault({ kind: 'slow' }, { path: '/api/v1/rooms' })
    await rooms.open()
    await rooms.action.click()
    await slow.reached()
    await expect(rooms.popup).toContainText('Asking the platform…')
    await rooms.cancel()
    await expect(rooms.popup).toContainText('Not asked yet')
    await expect(rooms.action).toHaveText('Fetch the rooms of this account')
    slow.release()
  })
  await test.step('waited for', async () => {
    const before = listsOf(platform).length
    const slow = platform.fault({ kind: 'slow' }, { path: '/api/v1/rooms' })
    await rooms.action.click()
    await slow.reached()
    const profileId = await onlyProfile(roompass)
    const again = [1, 2].map(() => ask(app.page, 'rooms.list', { profileId, refresh: true }))
    await issue.fill({ u: 'Typed meanwhile' })
    slow.release()
    for (const answer of await Promise.all(again)) expect(answer).toMatchObject({ ok: true })
    await rooms.open()
    await expect(rooms.popup).toContainText('6 rooms · asked just now')
    expect(listsOf(platform)).toHaveLength(before + 1)
  })
  await test.step('two quick presses ask once, and do not cancel', async () => {
    const before = listsOf(platform).length
    platform.addRooms(3)
    await rooms.action.dblclick()
    await expect(rooms.popup).toContainText('9 rooms · asked just now')
    expect(listsOf(platform)).toHaveLength(before + 1)
  })
})

async function onlyProfile(
  roompass: (args: readonly string[]) => Promise<{ readonly json: () => unknown }>,
): Promise<string> {
  const listed = (await roompass(['profiles', 'list', '--json'])).json()
  const [profile] = listed as readonly { readonly id: string }[]
  if (profile === undefined) throw new Error('There is no profile.')
  return profile.id
}
