import { filesBelow } from '../canary/disk.ts'
import { expect, test } from '../fixtures/app.ts'
import { decodedPart, epochNow, guestClaims, hmac, madeToken } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

test('two tokens are compared claim by claim, and header, signature and encoding too', async ({ launch }) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  await goTo('Inspect')
  const now = epochNow()
  const claims = guestClaims(now)
  const first = madeToken(claims)
  await inspect.paste(first)
  await inspect.compare.click()
  await expect(inspect.result).toContainText('Paste the other token')
  await expect(inspect.secondField).toBeFocused()

  const { ud: _, ...others } = claims
  const header = '{"alg":"HS256","kid":"spring"}'
  const text = JSON.stringify({ ...others, role: 'attendee', breakoutId: 'b-1' }).replace(
    '"Zoë 李"',
    '"Zo\\u00eb 李"',
  )
  await inspect.pasteSecond(
    `https://acme.digitalsamba.com/board-q4?token=${madeToken(text, { header, key: 'another test key' })}`,
  )

  await expect(inspect.result.getByRole('status')).toHaveText('They differ in 3 claims and 2 header members.')
  const rows = inspect.differences('Claims')
  const row = (name: string) => rows.filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(row('rd')).toHaveText('rd"board-q4""board-q4"same')
  await expect(row('u')).toHaveText('u"Zoë 李""Zo\\u00eb 李"written differently')
  await expect(row('role')).toHaveText('role"moderator""attendee"changed')
  await expect(row('ud')).toHaveText('ud"crm-4711"—only in the first')
  await expect(row('breakoutId')).toHaveText('breakoutId—"b-1"only in the second')
  await expect(inspect.differences('Header')).toHaveText([
    'alg"HS256""HS256"same',
    'typ"JWT"—only in the first',
    'kid—"spring"only in the second',
  ])
  await expect(inspect.signatureAndEncoding).toHaveText(['The signatures differ.', 'Both are encoded alike.'])

  await test.step('only what differs', async () => {
    await inspect.result.getByRole('radio', { name: 'What differs' }).check()
    await expect(rows).toHaveCount(4)
  })

  await test.step('each of them has its own verdict', async () => {
    await inspect.show('Second token')
    await expect(inspect.row('Claims', 'role')).toContainText('"attendee"')
    await inspect.signature.findKey.click()
    await expect(inspect.signature.found).toContainText('No key fits: 1 key tried')
    await inspect.show('First token')
    await expect(inspect.row('Claims', 'role')).toContainText('"moderator"')
    await inspect.signature.findKey.click()
    await expect(inspect.signature.found).toContainText('Signed with “Acme”')
  })

  await test.step('the same, character by character; only encoded otherwise; in another order', async () => {
    await inspect.show('Difference')
    await inspect.pasteSecond(`Bearer ${first}`)
    await expect(inspect.result).toContainText('The tokens are the same, character by character.')
    await inspect.pasteSecond(first.replace(/\.([^.]*)\./, '.$1=.'))
    await expect(inspect.signatureAndEncoding).toContainText([
      'The payload is base64url in the first and base64url with padding in the second.',
    ])
    await inspect.pasteSecond(madeToken(Object.fromEntries(Object.entries(claims).reverse())))
    await expect(inspect.result).toContainText('What both have stands in another order.')
    await inspect.stopComparing.click()
    await expect(inspect.secondField).toBeHidden()
    await expect(inspect.verdict.title).toHaveText('Accepted')
  })
})

test('a token goes into the Lab byte for byte, duplicates and odd spacing too, and is signed anew there', async ({
  launch,
}) => {
  const { page } = await launch()
  const { inspect, craft, goTo } = shell(page)
  await goTo('Inspect')
  const payload = '{ "rd" : "board-q4","u":"Ada", "u":"Zo\\u00eb","n":1e400 }'
  const header = '{"typ":"JWT",  "alg":"HS256"}'
  await inspect.paste(madeToken(payload, { header, key: 'a key of somebody else' }))
  await inspect.openInLab.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Lab' })).toBeVisible()
  await expect(craft.payload).toBeVisible()
  expect(await craft.textOf('Payload')).toBe(payload)
  expect(await craft.textOf('Header')).toBe(header)
  await craft.sign.click()
  const token = await craft.tokenOf(craft.crafted.first())
  expect([decodedPart(token, 0), decodedPart(token, 1)]).toEqual([header, payload])
  const [head, body, signature] = token.split('.')
  expect(signature).toBe(hmac(`${head}.${body}`, testKey))

  await test.step('what can not be read can not be opened there, and the button says so', async () => {
    await goTo('Inspect')
    await inspect.paste('!!.!!.')
    await expect(inspect.openInLab).toHaveAccessibleDescription('Neither header nor payload could be read.')
  })
})

test('a token is saved as pasted: with its platform and profile, found by its origin, also after a restart', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  let ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Issued Here' })
  await ui.issue.issue()
  await ui.goTo('Inspect')
  const token = madeToken(guestClaims(epochNow()), { key: 'a key of somebody else' })
  await ui.inspect.paste(`Authorization: Bearer ${token}`)

  await ui.inspect.save.click()
  const { keepDialog } = ui.inspect
  await expect(keepDialog.platform).toContainText('Digital Samba')
  await expect(keepDialog.profile, 'the one whose team it names').toContainText('Acme')
  await keepDialog.save.click()
  await expect(ui.toast).toContainText('Saved to the history, as a pasted token.')
  await expect(keepDialog.dialog).toBeHidden()

  const expectFound = async () => {
    await ui.goTo('History')
    await ui.history.expectGuests(['Zoë 李', 'Issued Here'])
    await ui.history.choose('Origin', 'Pasted in')
    await expect(ui.history.rows).toHaveCount(1)
    await ui.history.expectGuests(['Zoë 李'])
    await ui.history.open('Zoë 李')
    await expect(ui.history.fact('Origin')).toHaveText('pasted in')
    await app.setClipboard('')
    await ui.history.copyToken.click()
    await expect.poll(() => app.clipboard()).toBe(token)
  }
  await expectFound()
  await app.restart()
  ui = shell(app.page)
  await expectFound()

  const listed = await roompass(['history', '--origin', 'pasted', '--json'])
  expect(listed.json()).toEqual([
    expect.objectContaining({ name: 'Zoë 李', room: 'board-q4', origin: 'pasted' }),
  ])
})

test('what was pasted is found again on coming back, is on no disk, and is gone after a lock and a restart', async ({
  launch,
}) => {
  const app = await launch()
  let ui = shell(app.page)
  const word = `canary-${epochNow()}-of-a-guest`
  const token = madeToken(guestClaims(epochNow(), { u: word }))
  const expectForgotten = async () => {
    await ui.goTo('Inspect')
    await expect(ui.inspect.field).toHaveValue('')
    await expect(ui.inspect.secondField).toBeHidden()
    await expect(ui.inspect.result).toContainText('Paste anything that holds a token')
  }
  const paste = async () => {
    await ui.goTo('Inspect')
    await ui.inspect.paste(`Bearer ${token}`)
    await expect(ui.inspect.row('Claims', 'u')).toContainText(word)
  }

  await paste()
  await ui.inspect.verdict.leeway.fill('30')
  await ui.inspect.verdict.moment.fill('+65m')
  await expect(ui.inspect.verdict.title).toHaveText('Refused')
  await ui.inspect.compare.click()
  await ui.inspect.pasteSecond(madeToken({ u: 'Ada' }))
  await ui.goTo('History')
  await ui.goTo('Inspect')
  await expect(ui.inspect.field).toHaveValue(`Bearer ${token}`)
  await expect(ui.inspect.secondField).toHaveValue(madeToken({ u: 'Ada' }))
  await ui.inspect.show('First token')
  await expect(ui.inspect.verdict.moment).toHaveValue('+65m')
  await expect(ui.inspect.verdict.leeway).toHaveValue('30')

  for (const { name, bytes } of filesBelow(app.dataDir))
    expect(bytes.includes(word) || bytes.includes(token), name).toBe(false)

  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
  expect(await app.page.content()).not.toContain(word)
  await ui.lock.leave()
  await expectForgotten()

  await paste()
  await app.restart()
  ui = shell(app.page)
  await expectForgotten()
})

test('a session of the history is looked at with one press', async ({ launch, roompass }) => {
  await roompass(['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Jane Smith', '--token'])
  const { page } = await launch()
  const { inspect, history, goTo } = shell(page)
  await goTo('History')
  await history.open('Jane Smith')
  await history.inspect.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inspect' })).toBeVisible()
  await expect(inspect.row('Claims', 'u')).toContainText('"Jane Smith"')
  await inspect.signature.findKey.click()
  await expect(inspect.signature.found).toContainText('Signed with “Acme”')
})
