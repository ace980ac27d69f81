import { expect, test } from '../fixtures/app.ts'
import { encoded, epochNow, guestClaims, madeToken } from '../fixtures/made-token.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test('a pasted join link comes to a verdict: claims with meanings and times, remarks, tile, timeline', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  const { inspect } = ui
  await ui.goTo('Inspect')
  await expect(inspect.field, 'a paste goes there at once').toBeFocused()
  await expect(inspect.result).toContainText('Paste anything that holds a token')

  const now = epochNow()
  const link = `https://acme.digitalsamba.com/board-q4?token=${madeToken(guestClaims(now))}&lang=en`
  await app.setClipboard(link)
  await app.page.keyboard.press('ControlOrMeta+v')

  await expect(inspect.cleaned).toHaveText(["Taken out of a link's “token” parameter."])
  await expect(inspect.parts).toHaveText([/^header.*27 bytes$/, /^payload.*bytes$/, /^signature.*32 bytes$/])
  await expect(inspect.pasted).toContainText('Nothing is wrong with its form.')
  await expect(inspect.verdict.title).toHaveText('Accepted')
  await expect(inspect.verdict.card).toContainText('The signature was not checked.')
  await expect(inspect.verdict.card.getByRole('list', { name: 'Times of the token' })).toContainText(
    /from.*until.*now/,
  )
  await expect(inspect.verdict.card).toContainText(/(59 min|1 h)[^·]* left/)

  await test.step('claims, as they are written, with what they mean and their times', async () => {
    await expect(inspect.rowsOf('Claims').getByRole('rowheader')).toHaveText([
      ...[/^td/, /^rd/, /^u/, /^ud/, /^role/, /^iat/, /^nbf/, /^exp/],
    ])
    await expect(inspect.row('Claims', 'u')).toContainText('"Zoë 李"')
    const end = inspect.row('Claims', 'exp')
    await expect(end).toContainText(String(now + 3600))
    await expect(end).toContainText(
      `${new Date((now + 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    )
    await expect(end).toContainText(/in (59 min|1 h)/)
    await expect(inspect.row('Claims', 'iat')).toContainText(/\d+ s ago|now/)
    await expect(end).toContainText(
      'From this moment on, in seconds since 1970, the token has to be refused.',
    )
    await expect(inspect.row('Header', 'alg')).toContainText('"HS256"')
    await expect(inspect.row('Header', 'alg')).toContainText('What the token is signed with')
  })

  await test.step('the platform it looks like, its tile, and the profile whose team it names', async () => {
    await expect(inspect.platform).toContainText('Looks like Digital Samba')
    await expect(inspect.guest).toContainText(/Zoë 李[\s\S]*board-q4 · moderator[\s\S]*crm-4711[\s\S]*Acme/)
    await expect(inspect.guest.getByRole('figure')).toHaveAccessibleName(/^Tile of Zoë 李: /)
  })

  await test.step('the decoded texts as they are', async () => {
    await inspect.showAs('Text')
    await expect(inspect.result.getByRole('region', { name: 'Claims' })).toContainText(
      JSON.stringify(guestClaims(now)),
    )
    await inspect.showAs('Table')
  })

  await test.step('another platform, or none, can be chosen', async () => {
    await inspect.platform.click()
    await app.page.getByRole('option', { name: 'No platform' }).click()
    await expect(inspect.guest).toContainText(
      'Without a platform there is no tile, and there are no remarks.',
    )
  })
})

test('a header, a line of a log, a mail and an HTML page: the same token is found, and what was cleaned is said', async ({
  launch,
}) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  await goTo('Inspect')
  const now = epochNow()
  const token = madeToken(guestClaims(now))
  const asLog = JSON.stringify({ level: 'warn', message: JSON.stringify({ token, room: 'board-q4' }) })
  const pasted: readonly (readonly [text: string, says: readonly string[]])[] = [
    [token, []],
    [`  ${token}\n`, []],
    [`Authorization: Bearer ${token}`, ['Taken out of an Authorization header.']],
    [`bearer ${token}`, ['Took “Bearer” in front of it away.']],
    [
      asLog,
      [
        'Taken out of the “message” member of a JSON text.',
        'Taken out of the “token” member of a JSON text.',
      ],
    ],
    [`${token.slice(0, 76)}\n${token.slice(76, 152)}\n${token.slice(152)}`, ['Joined from 3 lines.']],
    [
      `> Join: ${token.slice(0, 60)}\n> ${token.slice(60)}`,
      ['Taken out of the text around it.', 'Took the “>” of a quoted mail out.', 'Joined from 2 lines.'],
    ],
    [
      `https://acme.digitalsamba.com/board-q4#token=${token}`,
      ["Taken out of the “token” parameter in a link's fragment."],
    ],
    [
      `<a href="https://a.example/?x=1&amp;jwt=${token}">`,
      [
        'Read HTML entities such as “&amp;” as the characters they stand for.',
        "Taken out of a link's “jwt” parameter.",
      ],
    ],
    [`\u200b${token}\u2060`, ['Took 2 invisible characters out.']],
    [
      `${token} ${madeToken({ u: 'Ada' })}`,
      ['Taken out of the text around it.', 'It is the first of 2 tokens in the text.'],
    ],
  ]
  for (const [text, says] of pasted) {
    await test.step(says.join(' ') || JSON.stringify(text.slice(0, 10)), async () => {
      await inspect.paste('')
      await expect(inspect.result).toContainText('Paste anything that holds a token')
      await inspect.paste(text)
      await expect(inspect.cleaned).toHaveText([...says])
      await expect(inspect.verdict.title).toHaveText('Accepted')
      await expect(inspect.row('Claims', 'ud')).toContainText('"crm-4711"')
    })
  }

  await test.step('texts without a token, and one that only the platform can read', async () => {
    for (const text of ['Dear Zoë, the meeting is at ten.', 'https://acme.digitalsamba.com/board-q4']) {
      await inspect.paste(text)
      await expect(inspect.result).toContainText('There is no token in this text')
      await expect(inspect.save).toBeHidden()
    }
    await inspect.paste('https://app.example/?token=3f9c0a7be41d4c0e9a55')
    await expect(inspect.result).toContainText('Only the platform can read this token')
    await expect(inspect.cleaned).toHaveText(["Taken out of a link's “token” parameter."])
  })
})

test('a broken token is read as far as it goes: each fault with its place, and what a verifier says of it', async ({
  launch,
}) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  await goTo('Inspect')
  const now = epochNow()
  const [head = '', body = '', signature = ''] = madeToken(guestClaims(now)).split('.')
  const withPayload = (payload: string | Uint8Array) => `${head}.${encoded(payload)}.${signature}`
  const broken: readonly (readonly [token: string, verdict: string, faults: readonly (RegExp | string)[]])[] =
    [
      [`${head}.${body}`, 'Refused', [/The token has two|The token has 2 parts/]],
      [
        `${head}.${body}==.${signature}`,
        'Refused',
        [new RegExp(`ends with padding.*payload, character offset ${body.length}`, 's')],
      ],
      [
        `${head}.${body.slice(0, 12)}*${body.slice(12)}.${signature}`,
        'Refused',
        [/“\*” is no letter of it\.payload, character offset 12/],
      ],
      [
        withPayload('{"u":"Zoë","rd":}'),
        'Refused',
        [/not JSON \(line 1, column 17\).*payload, byte offset 17/s],
      ],
      [
        withPayload('{"u":"Zoë"}x!'),
        'Refused',
        [/2 bytes too many behind the value\.payload, byte offset 12/],
      ],
      [
        withPayload(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])),
        'Refused',
        [/no character has byte FF there.*payload, byte offset 2/s, /not JSON/],
      ],
      [withPayload('["Zoë"]'), 'Refused', [/is JSON, but not an object/]],
      [
        withPayload('{"u":"Zoë","u":"Ada"}'),
        'Accepted',
        [/“u” twice: JavaScript, Python, PHP, Jackson and Go take the last one.*payload, byte offset 12/s],
      ],
      [
        withPayload('{"n":9007199254740993}'),
        'Accepted',
        [/beyond 2\^53: JavaScript reads it as 9007199254740992.*payload, byte offset 5/s],
      ],
      [
        `${head}.${body}.`,
        'Refused',
        [/The signature is empty: the token is not signed\..*signature, character offset 0/s],
      ],
      [
        `${head}.${body}.${signature.slice(0, 20)}`,
        'Refused',
        [/The signature has 15 bytes; one of HS256 has 32/],
      ],
    ]
  for (const [token, verdict, faults] of broken) {
    await test.step(String(faults[0]), async () => {
      await inspect.paste(token)
      await expect(inspect.faults).toHaveText([...faults])
      await expect(inspect.verdict.title).toHaveText(verdict)
    })
  }

  await test.step('what can be read is there all the same', async () => {
    await inspect.paste(`${head}.${body.slice(0, -9)}.${signature}`)
    await expect(inspect.verdict.title).toHaveText('Refused')
    await expect(inspect.row('Claims', 'u')).toContainText('"Zoë 李"')
    await expect(inspect.guest).toContainText('Zoë 李')
    await expect(inspect.row('Header', 'typ')).toContainText('"JWT"')
  })
})
