import { expect, test } from '../fixtures/app.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const guests = [
  { name: 'Zoë Müller', room: 'lobby', externalId: 'crm-4711' },
  { name: '李 小龙', room: '东京-demo' },
  { name: 'José Ñandú', room: '100%-remote' },
  { name: 'Say "Cheese"', room: 'lobby' },
  { name: 'Jo', room: 'green_room' },
  { name: 'Expired Guest', room: 'archive', times: ['--not-before=-3h', '--expires', '1h'] },
  { name: 'Later Guest', room: 'archive', times: ['--not-before', '3h'] },
  { name: 'Endless Guest', room: 'archive', times: ['--expires', 'never'] },
] as const satisfies readonly Guest[]

interface Guest {
  readonly name: string
  readonly room: string
  readonly externalId?: string
  readonly times?: readonly string[]
}

/** The words that issue a guest's token on the terminal. */
const issueFor = ({ name, room, externalId, times = [] }: Guest) => [
  ...['issue', '--profile', 'Acme', '--name', name, '--room', room],
  ...(externalId === undefined ? [] : ['--external-id', externalId]),
  ...times,
]

test('a session is found by any part of its name, room or external id, and by its state', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  for (const { code, stderr } of await Promise.all(guests.map((guest) => roompass(issueFor(guest)))))
    expect(code, stderr).toBe(0)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(guests.length)

  const searches: readonly (readonly [why: string, text: string, found: readonly string[]])[] = [
    ['one character', 'z', ['Zoë Müller']],
    ['one character of another script', '李', ['李 小龙']],
    ['two characters', 'jo', ['José Ñandú', 'Jo']],
    ['two characters of another script', '小龙', ['李 小龙']],
    ['a room of another script', '东京', ['李 小龙']],
    ['without accents', 'zoe', ['Zoë Müller']],
    ['with other accents and capitals', 'NANDÙ', ['José Ñandú']],
    ['the external id', 'crm-47', ['Zoë Müller']],
    ['two words, of the name and of the room', 'cheese lobby', ['Say "Cheese"']],
    ['a percent sign as it stands', '%', ['José Ñandú']],
    ['a percent sign among others', '100%', ['José Ñandú']],
    ['a quotation mark as it stands', '"', ['Say "Cheese"']],
    ['quotation marks around a word', '"cheese"', ['Say "Cheese"']],
    ['an underscore as it stands', 'n_r', ['Jo']],
  ]
  for (const [why, text, found] of searches) {
    await test.step(`search: ${why}`, async () => {
      await ui.history.search(text)
      await expect(ui.history.rows).toHaveCount(found.length)
      for (const name of found) await expect(ui.history.rows.filter({ hasText: name })).not.toHaveCount(0)
    })
  }

  await test.step('nothing found, and back', async () => {
    await ui.history.search('nobody')
    await expect(ui.history.list).toContainText('No session fits “nobody”.')
    await ui.history.list.getByRole('button', { name: 'Clear search' }).click()
    await expect(ui.history.rows).toHaveCount(guests.length)
  })

  await test.step('the states', async () => {
    const only = async (state: Parameters<typeof ui.history.filter>[0], name: string, badge: RegExp) => {
      await ui.history.filter(state)
      await expect(ui.history.rows).toHaveCount(1)
      await expect(ui.history.rows).toContainText(name)
      await expect(ui.history.rows).toContainText(badge)
    }
    await only('Expired', 'Expired Guest', /expired .+ ago/)
    await only('Not yet', 'Later Guest', /starts in/)
    await only('No end', 'Endless Guest', /no end/)
    await ui.history.filter('Valid')
    await expect(ui.history.rows).toHaveCount(5)
    await ui.history.filter('Never valid')
    await expect(ui.history.list).toContainText('Nothing found')
    await ui.history.filter('Valid')
    await ui.history.search('lobby')
    await expect(ui.history.rows).toHaveCount(2)
  })

  await test.step('another screen and back finds the same', async () => {
    await ui.goTo('Settings')
    await ui.goTo('History')
    await expect(ui.history.searchBox).toHaveValue('lobby')
    await expect(ui.history.rows).toHaveCount(2)
  })
})

test('the keyboard alone finds a session and goes through the list', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  for (const name of ['First', 'Second', 'Third'])
    expect((await roompass(issueFor({ name: `${name} Guest`, room: 'lobby' }))).code).toBe(0)
  const app = await launch()
  const ui = shell(app.page)
  const { keyboard } = app.page
  await keyboard.press('ControlOrMeta+2')
  await expect(ui.history.selected).toContainText('Third Guest')

  await test.step('a slash leads to the search, an arrow to what it found', async () => {
    await keyboard.press('/')
    await expect(ui.history.searchBox).toBeFocused()
    await expect(ui.history.searchBox).toHaveValue('')
    await keyboard.type('guest')
    await keyboard.press('ArrowDown')
    await expect(ui.history.list).toBeFocused()
  })

  await test.step('arrows, Home and End move', async () => {
    await keyboard.press('ArrowDown')
    await expect(ui.history.selected).toContainText('Second Guest')
    await expect(ui.history.detail).toContainText('Second Guest')
    await keyboard.press('End')
    await expect(ui.history.selected).toContainText('First Guest')
    await keyboard.press('ArrowDown')
    await expect(ui.history.selected).toContainText('First Guest')
    await keyboard.press('Home')
    await expect(ui.history.selected).toContainText('Third Guest')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowUp')
    await expect(ui.history.selected).toContainText('Third Guest')
  })

  await test.step('Enter leads to the detail, Escape back', async () => {
    await keyboard.press('Enter')
    await expect(ui.history.detail).toBeFocused()
    await keyboard.press('Escape')
    await expect(ui.history.list).toBeFocused()
  })

  await test.step('Escape in the search empties it', async () => {
    await keyboard.press('ControlOrMeta+f')
    await expect(ui.history.searchBox).toBeFocused()
    await keyboard.press('Escape')
    await expect(ui.history.searchBox).toHaveValue('')
    await expect(ui.history.rows).toHaveCount(3)
  })
})

test('the keyboard alone filters, reads, notes, removes and undoes', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  for (const name of ['First', 'Second', 'Third'])
    expect((await roompass(issueFor({ name: `${name} Guest`, room: 'lobby' }))).code).toBe(0)
  expect(
    (
      await roompass(
        issueFor({ name: 'Over', room: 'lobby', times: ['--not-before=-3h', '--expires', '1h'] }),
      )
    ).code,
  ).toBe(0)
  const app = await launch()
  const { history, statistics } = shell(app.page)
  const { keyboard } = app.page
  await keyboard.press('ControlOrMeta+2')
  await expect(history.rows).toHaveCount(4)

  await test.step('from the search to the states, and arrows choose one', async () => {
    await keyboard.press('/')
    await keyboard.press('Tab')
    await expect(history.stateButton('All')).toBeFocused()
    await keyboard.press('ArrowRight')
    await expect(history.stateButton('Valid')).toBeChecked()
    await expect(history.rows).toHaveCount(3)
  })

  await test.step('a filter is opened, chosen from and left', async () => {
    await keyboard.press('Tab')
    await expect(history.quietFilter('Profile')).toBeFocused()
    await keyboard.press('Enter')
    await expect(app.page.getByRole('option', { name: 'All profiles' })).toBeFocused()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(history.quietFilter('Profile')).toBeFocused()
    await expect(history.quietFilter('Profile')).toContainText('Acme')
    for (const next of ['Environment', 'Origin', 'Issued on'] as const) {
      await keyboard.press('Tab')
      await expect(history.quietFilter(next)).toBeFocused()
    }
    await keyboard.press('Tab')
    await expect(history.clearFilters).toBeFocused()
    await keyboard.press('Tab')
    await expect(history.exportButton).toBeFocused()
    await keyboard.press('Tab')
    await expect(statistics.part('List')).toBeFocused()
    await keyboard.press('Tab')
    await expect(history.list).toBeFocused()
  })

  await test.step('through the list into a note, and back', async () => {
    await keyboard.press('ArrowDown')
    await expect(history.selected).toContainText('Second Guest')
    await expect(history.detail).toContainText('Second Guest')
    await keyboard.press('n')
    await expect(history.note).toBeFocused()
    await keyboard.type('Needs a ramp')
    await keyboard.press('ControlOrMeta+Enter')
    await expect(history.noteSaid).toHaveText('Saved')
    await keyboard.press('Escape')
    await expect(history.list).toBeFocused()
  })

  await test.step('removed, and brought back by the bar', async () => {
    await keyboard.press('Delete')
    await expect(history.rows).toHaveCount(2)
    await expect(history.list).toBeFocused()
    await keyboard.press('Tab')
    await expect(history.undo).toBeFocused()
    await keyboard.press('Enter')
    await expect(history.list).toBeFocused()
    await expect(history.rows).toHaveCount(3)
    await expect(history.selected).toContainText('Second Guest')
    await expect(history.note).toHaveValue('Needs a ramp')
  })

  await test.step('removed, and brought back by key', async () => {
    await keyboard.press('Delete')
    await expect(history.rows).toHaveCount(2)
    await keyboard.press('ControlOrMeta+z')
    await expect(history.rows).toHaveCount(3)
    await expect(history.selected).toContainText('Second Guest')
  })

  await test.step('all filters gone again', async () => {
    await keyboard.press('Shift+Tab')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Shift+Tab')
    await expect(history.clearFilters).toBeFocused()
    await keyboard.press('Enter')
    await expect(history.rows).toHaveCount(4)
  })
})

test('in a narrow window the detail lies over the list until something else is looked for', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  for (const name of ['First Guest', 'Second Guest'])
    expect((await roompass(issueFor({ name, room: 'lobby' }))).code).toBe(0)
  const app = await launch()
  await app.page.setViewportSize({ width: 900, height: 600 })
  const { history, goTo } = shell(app.page)
  await goTo('History')
  await expect(history.rows).toHaveCount(2)
  await expect(history.detail).toHaveCount(0)

  await history.open('Second Guest')
  await history.detail.getByRole('button', { name: 'Close' }).click()
  await expect(history.detail).toHaveCount(0)
  await expect(history.list).toBeFocused()

  await history.open('Second Guest')
  await history.search('nobody')
  await expect(history.detail).toHaveCount(0)
  await history.list.getByRole('button', { name: 'Clear search' }).click()
  await history.open('First Guest')
  await history.filter('Expired')
  await expect(history.detail).toHaveCount(0)
})

test('a session is issued again from the form, with times from now and of the same length', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const earlier = { name: 'Zoë Müller', room: 'board-q4', externalId: 'crm-4711' }
  const times = ['--not-before=-5h', '--expires', '90m', '--issued-at', 'none', '--role', 'speaker']
  const { code, stderr } = await roompass(issueFor({ ...earlier, times }))
  expect(code, stderr).toBe(0)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await expect(ui.history.detail).toContainText(/expired/)

  await ui.history.detail.getByRole('button', { name: 'Issue again' }).click()

  const form = {
    rd: 'board-q4',
    u: 'Zoë Müller',
    ud: 'crm-4711',
    role: 'speaker',
    iat: '',
    nbf: 'now',
  } as const
  for (const [claim, value] of Object.entries(form))
    await expect(ui.issue.field(claim as keyof typeof form)).toHaveValue(value)
  await expect(app.page.getByText('valid for 1 h 30 min')).toBeVisible()
  await expect(ui.issue.button).toHaveText(/^Issue token/)
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(2)
  await expect(ui.history.rows.first()).toContainText(/1 h \d\d min left/)
  const sessions = (await roompass(['history', '--json'])).json()
  expect(sessions).toMatchObject([{ state: 'valid' }, { state: 'expired' }])
})
