import { createHmac } from 'node:crypto'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { decodedPart, type HmacName, hmac } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const header = '{"alg":"HS256","typ":"JWT"}'
const payload = '{ "u": "Zoë 李😀", "rd":"lobby" }'

/** Signs what is in the form, and gives the new token; it is what was shown before, with a signature. */
async function signed(page: Page): Promise<string> {
  const { craft } = shell(page)
  const before = await craft.crafted.count()
  const newest = before === 0 ? '' : await craft.tokenOf(craft.crafted.first())
  await craft.sign.click()
  // The screen shows the latest ten.
  if (before < 10) await expect(craft.crafted).toHaveCount(before + 1)
  else await expect.poll(() => craft.tokenOf(craft.crafted.first())).not.toBe(newest)
  const token = await craft.tokenOf(craft.crafted.first())
  await expect
    .poll(async () => token.startsWith((await craft.shownBefore.textContent())?.replace(/•+$/, '') ?? '?'))
    .toBe(true)
  return token
}

const flipped = (signature: Buffer) => Buffer.from(signature.map((byte, at) => (at === 0 ? byte ^ 1 : byte)))
const hmacBytes = (text: string, name: HmacName, key = testKey) =>
  Buffer.from(hmac(text, key, name), 'base64url')

test('each algorithm and each form of the signature: signed are the bytes that are shown', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(180_000)
  await addTestProfile(roompass)
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.type('Header', header)
  await craft.type('Payload', payload)
  await craft.chooseLayout('As typed')
  await craft.showWhole.click()

  const body = Buffer.from(payload).toString('base64url')
  const empty = Buffer.from('{}').toString('base64url')
  for (const name of ['HS256', 'HS384', 'HS512'] as const) {
    await craft.chooseAlgorithm(name)
    await expect.poll(() => craft.textOf('Header'), 'alg follows').toBe(header.replace('HS256', name))
    const head = Buffer.from(header.replace('HS256', name)).toString('base64url')
    const whole = hmacBytes(`${head}.${body}`, name)
    const forms: readonly (readonly [string, string])[] = [
      ['Whole', `.${whole.toString('base64url')}`],
      ['One bit flipped', `.${flipped(whole).toString('base64url')}`],
      ['Truncated', `.${whole.subarray(0, whole.length / 2).toString('base64url')}`],
      ['Of another payload', `.${hmac(`${head}.${empty}`, testKey, name)}`],
      ['Left out', '.'],
      ['Left out with its dot', ''],
    ]
    for (const [form, ending] of forms) {
      await test.step(`${name}, ${form}`, async () => {
        await craft.choose('What becomes of it', form)
        expect(await signed(app.page)).toBe(`${head}.${body}${ending}`)
      })
    }
    await craft.choose('What becomes of it', 'Whole')
  }

  await test.step('none, with and without the final dot, and no key to choose', async () => {
    await craft.chooseAlgorithm('none')
    await expect.poll(() => craft.textOf('Header')).toBe(header.replace('HS256', 'none'))
    const head = Buffer.from(header.replace('HS256', 'none')).toString('base64url')
    await expect(craft.form.getByRole('button', { name: /Key$/ })).toBeHidden()
    expect(await signed(app.page)).toBe(`${head}.${body}.`)
    await craft.choose('End of the token', 'Without the final dot')
    expect(await signed(app.page)).toBe(`${head}.${body}`)
  })
  await test.step('a header that says something else is signed as it stands', async () => {
    await craft.chooseAlgorithm('HS512')
    await craft.type('Header', '{"alg":"RS256"} ')
    await craft.chooseAlgorithm('HS384')
    expect(await craft.textOf('Header')).toBe('{"alg":"RS256"} ')
    const head = Buffer.from('{"alg":"RS256"} ').toString('base64url')
    expect(await signed(app.page)).toBe(`${head}.${body}.${hmac(`${head}.${body}`, testKey, 'HS384')}`)
  })
})

test('the encoding switches write the same texts as other bytes, and those are signed', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.type('Header', header)
  await craft.type('Payload', payload)
  await craft.showWhole.click()
  await test.step('minified: white space between values alone is gone', async () => {
    await craft.chooseLayout('Minified')
    const compact = '{"u":"Zoë 李😀","rd":"lobby"}'
    expect(decodedPart(await signed(app.page), 1)).toBe(compact)
    await craft.type(
      'Payload',
      String.raw`{ "a": 1e400,	"a" : "\u00e9 \/",
      "b":[ 1.0 , 2 ] }`,
    )
    const odd = String.raw`{"a":1e400,"a":"\u00e9 \/","b":[1.0,2]}`
    expect(decodedPart(await signed(app.page), 1)).toBe(odd)
    await craft.chooseLayout('As typed')
    await craft.type('Payload', payload)
  })
  const characters: readonly (readonly [string, Buffer])[] = [
    ['\\u escapes', Buffer.from(String.raw`{ "u": "Zo\u00eb \u674e\ud83d\ude00", "rd":"lobby" }`)],
    ['Latin-1', Buffer.from('{ "u": "Zo\xeb ??", "rd":"lobby" }', 'latin1')],
    ['UTF-16', Buffer.from(payload, 'utf16le')],
    ['UTF-8', Buffer.from(payload, 'utf8')],
  ]
  for (const [name, bytes] of characters) {
    await test.step(name, async () => {
      await craft.choose('Characters', name)
      const [head = '', body = '', signature] = (await signed(app.page)).split('.')
      expect(Buffer.from(body, 'base64url').toString('hex')).toBe(bytes.toString('hex'))
      const isWide = name === 'UTF-16'
      expect(Buffer.from(head, 'base64url').toString(isWide ? 'utf16le' : 'utf8')).toBe(header)
      expect(signature).toBe(hmac(`${head}.${body}`, testKey))
    })
  }

  // Bytes whose base64 has both of the letters that differ, and padding.
  const telling = '{"u":"ÿþ?~>?~"}'
  await craft.type('Payload', telling)
  const bytes = Buffer.from(telling)
  const padded = (base64url: string) => base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=')
  const forms: readonly (readonly [string, (bytes: Buffer) => string])[] = [
    ['base64url with =', (one) => padded(one.toString('base64url'))],
    ['base64', (one) => one.toString('base64').replaceAll('=', '')],
    ['base64 with =', (one) => one.toString('base64')],
    ['base64url', (one) => one.toString('base64url')],
  ]
  expect(new Set(forms.map(([, write]) => write(bytes))).size, 'the four differ').toBe(4)
  const head = Buffer.from(header)
  await craft.around.click()
  for (const [name, write] of forms) {
    await test.step(`segments in ${name}`, async () => {
      for (const part of ['Payload', 'Header', 'Signature']) await craft.choose(part, name)
      const over = `${write(head)}.${write(bytes)}`
      expect(await signed(app.page)).toBe(`${over}.${write(hmacBytes(over, 'HS256'))}`)
    })
  }
  await test.step('what stands around the token is not signed', async () => {
    await craft.form.getByRole('textbox', { name: 'Before the token' }).fill('Bearer ')
    await craft.form.getByRole('textbox', { name: 'Behind the token' }).fill('.more')
    const over = `${head.toString('base64url')}.${bytes.toString('base64url')}`
    await craft.sign.click()
    const whole = `Bearer ${over}.${hmac(over, testKey)}.more`
    await expect.poll(() => craft.tokenOf(craft.crafted.first())).toBe(whole)
  })
})

test('each key, and each mistake that is made with one', async ({ launch, roompass }) => {
  test.setTimeout(180_000)
  const first = Buffer.from('the first test key, not a real one').toString('base64')
  await addTestProfile(roompass, { key: first })
  const rotate = ['keys', 'rotate', '--profile', 'Acme', '--key-stdin', '--label', 'newer']
  expect((await roompass(rotate, { stdin: 'abcd0123' })).code).toBe(0)
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.showWhole.click()
  const expectSignedBy = async (key: string | Buffer) => {
    const [head, body, signature] = (await signed(app.page)).split('.')
    expect(signature).toBe(createHmac('sha256', key).update(`${head}.${body}`).digest('base64url'))
  }

  await test.step('the current one, the previous one, the empty one', async () => {
    await expectSignedBy('abcd0123')
    await craft.choose('Key', 'Developer key')
    await expectSignedBy(first)
    await craft.choose('Key', 'Empty key')
    await expectSignedBy('')
    await expect(craft.form.getByRole('button', { name: /Mistake made with it$/ })).toBeHidden()
  })

  const of = (key: string, ...mistakes: readonly (readonly [string, string | Buffer])[]) => ({
    key,
    mistakes,
  })
  const made = [
    of(
      'Developer key',
      ['Read as base64', Buffer.from(first, 'base64')],
      ['Written as base64', Buffer.from(first).toString('base64')],
      ['Written as base64url', Buffer.from(first).toString('base64url')],
      ['Written as hex', Buffer.from(first).toString('hex')],
      ['With a line end behind it', `${first}\n`],
      ['With a Windows line end behind it', `${first}\r\n`],
      ['With a space before it', ` ${first}`],
      ['With a space behind it', `${first} `],
      ['With spaces around it', ` ${first} `],
      ['With double quotes around it', `"${first}"`],
      ['With single quotes around it', `'${first}'`],
      ['In capital letters', first.toUpperCase()],
      ['In small letters', first.toLowerCase()],
    ),
    of(
      'newer',
      ['Read as base64url', Buffer.from('abcd0123', 'base64url')],
      ['Read as hex', Buffer.from('abcd0123', 'hex')],
    ),
  ]
  for (const { key, mistakes } of made) {
    await craft.choose('Key', key)
    for (const [mistake, bytes] of mistakes)
      await test.step(`${key}: ${mistake}`, async () => {
        await craft.choose('Mistake made with it', mistake)
        await expectSignedBy(bytes)
      })
  }
  await test.step('one that is made of a key that has nothing to take away is said to be none', async () => {
    const before = await craft.tokenOf(craft.crafted.first())
    await craft.choose('Mistake made with it', 'Without the quotes around it')
    await craft.sign.click()
    await expect(craft.result.getByRole('alert')).toHaveText(
      'This mistake makes no other key of this one, or none at all: choose another mistake, or the key as it is.',
    )
    expect(await craft.tokenOf(craft.crafted.first())).toBe(before)
  })
  await test.step('the made-up key opens nothing of these', async () => {
    await craft.choose('Mistake made with it', 'Replaced by a made-up test key')
    const [head, body, signature] = (await signed(app.page)).split('.')
    for (const key of [first, 'abcd0123', ''])
      expect(signature).not.toBe(createHmac('sha256', key).update(`${head}.${body}`).digest('base64url'))
  })
})
