import { expect, test } from '../fixtures/app.ts'
import { decodedPart, hmac } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** Odd spacing, escapes, a name twice, numbers that no double holds, half a character as an escape. */
const odd = String.raw`{ "rd" :"lobby" , "u":"Zo\u00eb \/",
	"n": 1e400,  "u": "Ada", "half":"\ud800",
 "big":9007199254740993,"ok":true,"x":{"a":[1, 2.50]},"none":null  }`

test('a payload is signed as it is typed, and an edited row changes its own value alone', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { issue, craft, ...window } = shell(app.page)
  await issue.fill({ rd: 'board-q4', u: 'Zoë 李' })
  await window.goTo('Lab')
  await expect(craft.value('Guest name'), 'it begins with the token of the form').toHaveValue('Zoë 李')
  await craft.chooseLayout('As typed')
  await craft.type('Payload', odd)
  expect(await craft.textOf('Payload')).toBe(odd)

  await test.step('the rows say what is there, and what is odd about it', async () => {
    await expect(craft.claims.getByRole('textbox', { name: /^Name of / })).toHaveCount(9)
    const shown = {
      Room: 'lobby',
      n: '1e400',
      'Guest name': 'Ada',
      big: '9007199254740993',
      x: '{"a":[1, 2.50]}',
      none: 'null',
    }
    for (const [label, value] of Object.entries(shown)) await expect(craft.value(label)).toHaveValue(value)
    await expect(craft.claims.getByRole('textbox', { name: 'Value of Guest name' }).first()).toHaveValue(
      'Zoë /',
    )
    await expect(craft.claims.getByRole('combobox', { name: 'Value of ok' })).toHaveValue('true')
    await expect(craft.claim('u')).toContainText(
      'The 2nd of 2 with this name: most readers take this last one.',
    )
    await expect(craft.claim('n')).toContainText('Most readers can’t hold this number: it becomes Infinity.')
    await expect(craft.claim('big')).toContainText('it becomes 9007199254740992')
    await expect(craft.claim('half')).toContainText('Holds what nobody sees')
    await expect(craft.claims).toContainText('The text has outgrown the form at u, n, half, big.')
    await expect(await craft.noteOf('Payload')).toHaveText(/^\d+ bytes, with “u” more than once$/)
  })

  await test.step('what is signed is what was typed, to the byte', async () => {
    await craft.sign.click()
    const token = await craft.tokenOf(craft.crafted.first())
    expect(decodedPart(token, 1)).toBe(odd)
    const [header, payload, signature] = token.split('.')
    expect(signature).toBe(hmac(`${header}.${payload}`, testKey))
    await craft.crafted.getByRole('button', { name: 'Copy token' }).click()
    await expect.poll(() => app.clipboard()).toBe(token)
  })

  let text = odd
  const changed = async (from: string, to: string) => {
    text = text.replace(from, to)
    await expect.poll(() => craft.textOf('Payload')).toBe(text)
  }
  await test.step('each kind of row writes its own value and nothing else', async () => {
    await craft.value('Room').fill('café "x"')
    await changed('"lobby"', String.raw`"café \"x\""`)
    await craft.value('n').fill('-2.50E+3')
    await changed('1e400', '-2.50E+3')
    await craft.value('Guest name').fill('Eve')
    await changed('"Ada"', '"Eve"')
    await craft.claims.getByRole('textbox', { name: 'Value of Guest name' }).first().fill('Bob')
    await changed(String.raw`"Zo\u00eb \/"`, '"Bob"')
    await craft.claims.getByRole('combobox', { name: 'Value of ok' }).selectOption('false')
    await changed('true', 'false')
    await craft.value('x').fill('[ 1 ]')
    await changed('{"a":[1, 2.50]}', '[ 1 ]')
    await craft.removeClaim('none')
    await changed(',"none":null', '')
    await craft.claim('half').getByRole('textbox', { name: 'Name of half' }).fill('whole')
    await app.page.keyboard.press('Enter')
    await changed('"half"', '"whole"')
  })
  await test.step('what does not fit the type waits in its row, and says so', async () => {
    await craft.value('n').fill('12,5')
    await expect(craft.claim('n')).toContainText('This is no number of JSON.')
    await changed('', '')
    await craft.value('n').fill('12.5')
    await changed('-2.50E+3', '12.5')
    await craft.value('x').fill('[1')
    await expect(craft.claim('x')).toContainText('This is no JSON.')
    await changed('', '')
    await craft.value('x').fill('[1]')
    await changed('[ 1 ]', '[1]')
  })
  await test.step('and all of it is in the next token', async () => {
    await craft.sign.click()
    await expect(craft.crafted).toHaveCount(2)
    expect(decodedPart(await craft.tokenOf(craft.crafted.first()), 1)).toBe(text)
  })
})

test('claims are added, typed anew and repeated; the types are string, number, boolean, JSON and raw', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.type('Payload', '{"v":"5"}')
  const expectText = (text: string) => expect.poll(() => craft.textOf('Payload')).toBe(text)

  await test.step('one value through all types', async () => {
    await craft.chooseType('v', 'number')
    await expectText('{"v":5}')
    await craft.chooseType('v', 'boolean')
    await expectText('{"v":false}')
    await craft.chooseType('v', 'string')
    await expectText('{"v":"false"}')
    await craft.chooseType('v', 'JSON')
    await craft.value('v').fill('{"a": null}')
    await expectText('{"v":{"a": null}}')
    await craft.chooseType('v', 'raw')
    await craft.value('v').fill('tru')
    await expectText('{"v":{"a": null}}')
    await craft.value('v').press('Enter')
    await expectText('{"v":tru}')
    await expect(craft.claim('v')).toContainText('This is no JSON value: the text is broken here.')
    await craft.chooseType('v', 'string')
    await expectText('{"v":"tru"}')
  })
  await test.step('a claim of the platform by its label, one of any name, and one that is there already', async () => {
    await craft.claims.getByRole('combobox', { name: 'Add a claim' }).fill('Guest')
    await app.page.getByRole('option', { name: /^Guest name/ }).click()
    await expectText('{"v":"tru","u":""}')
    await craft.value('Guest name').fill('Zoë')
    await craft.addClaim('made up')
    await craft.addClaim('v')
    await craft.value('v').fill('again')
    await expectText('{"v":"tru","u":"Zoë","made up":"","v":"again"}')
    await expect(craft.claims).toContainText('The text has outgrown the form at v.')
  })
  await test.step('a time as it is typed, with what it means', async () => {
    await craft.addClaim('nbf')
    await craft.addClaim('exp')
    await craft.value('Valid from').fill('2030-01-01T00:00:00Z')
    await craft.value('Valid until').fill('90m')
    const start = Date.UTC(2030, 0, 1) / 1000
    await expectText(`{"v":"tru","u":"Zoë","made up":"","v":"again","nbf":${start},"exp":${start + 90 * 60}}`)
    await expect(craft.claim('exp')).toContainText(String(start + 5400))
    await craft.value('Valid until').fill('soonish')
    await expect(craft.claim('exp')).toContainText("This can't be read as a time: type now, a duration")
  })
})

test('where the form can’t follow it says so and comes back; undo is the editor’s, of either side', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { issue, craft, ...window } = shell(app.page)
  const { keyboard } = app.page
  await issue.fill({ rd: 'lobby', u: 'Zoë' })
  await window.goTo('Lab')
  await expect(craft.value('Guest name')).toHaveValue('Zoë')
  const begun = await craft.textOf('Payload')
  /** What was typed within half a second goes back at once. */
  const pressUntil = async (key: string, text: string) => {
    for (let press = 0; press < 4 && (await craft.textOf('Payload')) !== text; press += 1)
      await keyboard.press(key)
    expect(await craft.textOf('Payload')).toBe(text)
  }

  await test.step('an edit of a row is undone in the text', async () => {
    await craft.value('Guest name').fill('Ada')
    await expect.poll(() => craft.textOf('Payload')).toBe(begun.replace('Zoë', 'Ada'))
    await craft.payload.focus()
    await keyboard.press('ControlOrMeta+z')
    await expect(craft.value('Guest name')).toHaveValue('Zoë')
    expect(await craft.textOf('Payload')).toBe(begun)
    await keyboard.press('ControlOrMeta+Shift+Z')
    await expect(craft.value('Guest name')).toHaveValue('Ada')
    await keyboard.press('ControlOrMeta+z')
    await expect(craft.value('Guest name')).toHaveValue('Zoë')
  })

  await test.step('a text that breaks has its place, and rows as far as it can be read', async () => {
    await craft.type('Payload', '{"u":"Zoë",\n"rd":lobby}')
    await expect(await craft.noteOf('Payload')).toContainText('Line 2, column 6')
    await expect(craft.claims).toContainText(
      'The text is no whole JSON object now. Rows show what can be read of it, and still change it.',
    )
    await craft.value('Guest name').fill('Ada')
    await expect.poll(() => craft.textOf('Payload')).toBe('{"u":"Ada",\n"rd":lobby}')
  })
  await test.step('one that is no object has no rows', async () => {
    await craft.type('Payload', '["u"]')
    await expect(craft.claims).toContainText('The text is no JSON object, so it has no claims to show here.')
    await expect(craft.claims.getByRole('listitem')).toHaveCount(0)
    await expect(craft.result).toContainText('The payload is no JSON object')
  })
  await test.step('nothing of that stops the signing', async () => {
    await craft.sign.click()
    expect(decodedPart(await craft.tokenOf(craft.crafted.first()), 1)).toBe('["u"]')
  })
  await test.step('undo brings text and rows back, and redo takes them away again', async () => {
    await craft.payload.focus()
    await pressUntil('ControlOrMeta+z', begun)
    await expect(craft.value('Guest name')).toHaveValue('Zoë')
    await expect(craft.value('Room')).toHaveValue('lobby')
    await expect(craft.claims).not.toContainText('no whole JSON object')
    await pressUntil('ControlOrMeta+Shift+Z', '["u"]')
    await expect(craft.claims.getByRole('listitem')).toHaveCount(0)
    await pressUntil('ControlOrMeta+z', begun)
    await expect(craft.value('Guest name')).toHaveValue('Zoë')
  })
  await test.step('half a character and a carriage return stay what they are, in sight', async () => {
    await craft.chooseLayout('As typed')
    await craft.type('Payload', '"')
    await app.page.evaluate(() => document.execCommand('insertText', false, 'a\ud800\u202e'))
    await keyboard.insertText('"')
    const marks = craft.payload.locator('.cm-specialChar')
    await expect(marks).toHaveText(['D800', 'RLO'])
    await craft.sign.click()
    await expect(craft.crafted).toHaveCount(2)
    const [, payload = ''] = (await craft.tokenOf(craft.crafted.first())).split('.')
    expect(Buffer.from(payload, 'base64url').toString('hex')).toBe('2261eda080e280ae22')
  })
})
