import { expect, test } from '../fixtures/app.ts'
import { decodedPart } from '../fixtures/made-token.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

interface Told {
  readonly origin: string
  readonly name: string | null
  readonly room: string
}

test('what is crafted is recorded, hidden until it is asked for, and never the current session', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(90_000)
  await addTestProfile(roompass)
  const told = async (...words: string[]) => {
    const { code, stderr, json } = await roompass(['history', '--json', ...words])
    expect(code, stderr).toBe(0)
    return json() as Told[]
  }
  const app = await launch()
  const { issue, craft, history, current, ...window } = shell(app.page)
  await issue.fill({ rd: 'lobby', u: 'Jane Smith', exp: '2h' })
  await issue.issue()
  await current.expectGuest('Jane Smith')

  await window.goTo('Lab')
  await craft.type('Payload', '{"rd":"atrium","u":"Crafted Guest","exp":4102444800}')
  await craft.sign.click()
  await expect(craft.crafted).toContainText('in the history, hidden')
  const token = await craft.tokenOf(craft.crafted)
  await craft.type('Payload', '{"rd":["no text"],"u":7')
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(2)

  await test.step('the title bar still has the one that was issued', async () => {
    await current.expectGuest('Jane Smith')
    const now = await roompass(['current', 'Acme', '--json'])
    expect(now.code, now.stderr).toBe(0)
    expect(now.json()).toMatchObject({ name: 'Jane Smith', origin: 'signed' })
  })
  await test.step('the history does not show it, and finds it once it is asked', async () => {
    await window.goTo('History')
    await history.expectGuests(['Jane Smith'])
    await history.expectCounts({ All: 1 })
    await history.search('crafted guest')
    await history.expectGuests([])
    await history.search('')
    await history.choose('Origin', 'Crafted in the lab')
    await expect(history.rows).toHaveCount(2)
    await expect(history.row('Jane Smith')).toHaveCount(0)
    await history.choose('Origin', 'All, crafted too')
    await expect(history.rows).toHaveCount(3)
    await history.choose('Origin', 'All but crafted')
    await history.expectGuests(['Jane Smith'])
  })
  await test.step('its facts are those of the token, and it can’t be renewed', async () => {
    await history.choose('Origin', 'Crafted in the lab')
    await history.open('Crafted Guest')
    await expect(history.fact('Origin')).toHaveText('crafted in the lab')
    await expect(history.detail).toContainText('atrium')
    await expect(history.renew).toBeHidden()
    await app.setClipboard('')
    await history.copyToken.click()
    await expect.poll(() => app.clipboard()).toBe(token)
    expect(decodedPart(token, 1)).toBe('{"rd":"atrium","u":"Crafted Guest","exp":4102444800}')
  })
  await test.step('the terminal says the same', async () => {
    expect(await told()).toMatchObject([{ name: 'Jane Smith', origin: 'signed' }])
    expect(await told('--origin', 'crafted')).toMatchObject([
      { name: null, room: '', origin: 'crafted' },
      { name: 'Crafted Guest', room: 'atrium', origin: 'crafted' },
    ])
    expect(await told('--origin', 'all')).toHaveLength(3)
    expect(await told('--search', 'Crafted Guest')).toEqual([])
    expect(await told('--search', 'Crafted Guest', '--origin', 'all')).toHaveLength(1)
  })
  await test.step('all of it is there after a restart, and nothing of it current', async () => {
    await app.restart()
    const ui = shell(app.page)
    await ui.current.expectGuest('Jane Smith')
    await ui.goTo('History')
    await ui.history.expectGuests(['Jane Smith'])
    await ui.history.choose('Origin', 'All, crafted too')
    await expect(ui.history.rows).toHaveCount(3)
  })
})

test('no reminder comes of it, where the same profile is reminded of what is issued', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  const remind = await roompass(['profiles', 'set', 'Acme', '--remind', '1'])
  expect(remind.code, remind.stderr).toBe(0)
  const app = await launch()
  const { craft, current, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.value('Valid until').fill('62s')
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(1)
  await current.expectNone()
  const { exp } = JSON.parse(decodedPart(await craft.tokenOf(craft.crafted), 1)) as { exp: number }
  // A reminder is due a minute before the end.
  await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan((exp - 60 + 2) * 1000)
  expect(await app.notifications()).toEqual([])
  const { code, stderr } = await roompass([
    ...['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Later Guest', '--expires', '63s'],
  ])
  expect(code, stderr).toBe(0)
  await expect.poll(async () => (await app.notifications()).length, { timeout: 30_000 }).toBe(1)
  await current.expectGuest('Later Guest')
})

test('another way of the token into the address is in its link, and stays with the session', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(90_000)
  await addTestProfile(roompass)
  const app = await launch()
  const { issue, craft, ...window } = shell(app.page)
  await issue.fill({ rd: 'lobby', u: 'Jane Smith' })
  await window.goTo('Lab')
  const room = 'https://acme.digitalsamba.com/lobby'
  const ways: readonly (readonly [string, (token: string) => string])[] = [
    ['?token=…', (token) => `${room}?token=${token}`],
    ['In the fragment', (token) => `${room}#token=${token}`],
    ['Under another name', (token) => `${room}?Token=${token}`],
    ['Twice', (token) => `${room}?token=${token}&token=${token}`],
    ['In the path', (token) => `${room}/${token}`],
    ['No token in the link', () => room],
    ['Dots as %2E', (token) => `${room}?token=${token.replaceAll('.', '%2E')}`],
  ]
  for (const [made, [way, linkOf]] of ways.entries()) {
    await test.step(way, async () => {
      await craft.chooseTransport(way)
      await craft.sign.click()
      await expect(craft.crafted).toHaveCount(made + 1)
      const card = craft.crafted.first()
      const link = linkOf(await craft.tokenOf(card))
      await expect(card.getByRole('button', { name: /^Link: / })).toHaveAccessibleName(
        `Link: ${link.replace('https://', '')}`,
      )
      await app.setClipboard('')
      await card.getByRole('button', { name: 'Copy link' }).click()
      await expect.poll(() => app.clipboard()).toBe(link)
      const opened = (await app.opened()).length
      await card.getByRole('button', { name: 'Open in browser' }).click()
      await expect.poll(async () => (await app.opened()).slice(opened)).toEqual([link])
    })
  }
  await test.step('also from the history, after a restart', async () => {
    await app.restart()
    const ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.choose('Origin', 'Crafted in the lab')
    await expect(ui.history.rows).toHaveCount(ways.length)
    await ui.history.rows.nth(1).click()
    await app.setClipboard('')
    await ui.history.detail.getByRole('button', { name: /Copy (join )?link/ }).click()
    await expect.poll(() => app.clipboard()).toBe(room)
  })
})
