import { expect, test } from '../fixtures/app.ts'
import { encoded, guestClaims, hmac, madeToken } from '../fixtures/made-token.ts'
import { testKey } from '../fixtures/test-profile.ts'

const at = 1_700_000_000

test('whatever comes through a pipe is cleaned: what was taken away is on standard error, and in the JSON', async ({
  roompass,
}) => {
  const token = madeToken(guestClaims(at))
  const log = JSON.stringify({
    level: 'info',
    at: '12:00',
    headers: JSON.stringify({ authorization: `Bearer ${token}` }),
  })
  const pasted: readonly (readonly [text: string, says: readonly string[]])[] = [
    [`${token}\n`, []],
    [
      `https://acme.digitalsamba.com/board-q4?token=${token}&lang=en\n`,
      ["Taken out of a link's “token” parameter."],
    ],
    [`Authorization: Bearer ${token}\r\n`, ['Taken out of an Authorization header.']],
    [
      `${log}\n`,
      [
        'Taken out of the “headers” member of a JSON text.',
        'Taken out of the “authorization” member of a JSON text.',
        'Took “Bearer” in front of it away.',
      ],
    ],
    [
      `> ${token.slice(0, 70)}\n> ${token.slice(70)}\n`,
      ['Taken out of the text around it.', 'Took the “>” of a quoted mail out.', 'Joined from 2 lines.'],
    ],
  ]
  for (const [text, says] of pasted) {
    const run = await roompass(['inspect', '-', '--at', String(at)], { stdin: text })
    expect({ code: run.code, stderr: run.stderr }, text).toEqual({
      code: 0,
      stderr: says.map((sentence) => `${sentence}\n`).join(''),
    })
    const json = await roompass(['inspect', '-', '--json', '--at', String(at)], { stdin: text })
    expect({ stderr: json.stderr, answer: json.json() }).toMatchObject({
      stderr: '',
      answer: { claims: guestClaims(at), cleaned: says, verdict: { accepted: true } },
    })
  }
})

test('broken tokens are read as far as they go, with the place of each fault and the exit code of a refusal', async ({
  roompass,
}) => {
  const [head = '', body = '', signature = ''] = madeToken(guestClaims(at)).split('.')
  const standard = (text: string) => Buffer.from(text).toString('base64')
  const oddPayload = '{"u":"Zoë??>","u":"Ada","n":9007199254740993}'
  const plain = `${head}.${standard(oddPayload)}`
  const isPlain = `${plain}.${hmac(plain, testKey)}`
  const broken: readonly (readonly [
    token: string,
    code: number,
    faults: readonly Record<string, unknown>[],
  ])[] = [
    [`${head}.${body}`, 1, [{ code: 'wrong-number-of-parts', segment: null }]],
    [
      `${head}.${body}!.${signature}`,
      1,
      [{ code: 'payload-not-base64url', segment: 'payload', at: body.length, unit: 'character' }],
    ],
    [
      `${head}.${encoded('{"u":"Zo')}.${signature}`,
      1,
      [{ code: 'payload-not-json', segment: 'payload', at: 8, unit: 'byte' }],
    ],
    [
      `${head}.${encoded(Buffer.from([0x7b, 0x22, 0xff]))}.${signature}`,
      1,
      [{ code: 'payload-not-utf8', at: 2 }, { code: 'payload-not-json' }],
    ],
    ['nonsense', 1, [{ code: 'wrong-number-of-parts' }]],
    // Without a key the times alone decide of what can be read.
    [
      isPlain,
      0,
      [
        { code: 'payload-plain-base64' },
        { code: 'payload-duplicate-names', at: 15 },
        { code: 'payload-number-inexact', at: 29 },
      ],
    ],
  ]
  for (const [token, code, faults] of broken) {
    const run = await roompass(['inspect', '-', '--json', '--at', String(at)], { stdin: token })
    expect({ code: run.code, stderr: run.stderr }, token).toEqual({ code, stderr: '' })
    const answer = run.json() as { faults: Record<string, unknown>[] }
    for (const fault of faults) expect(answer.faults).toContainEqual(expect.objectContaining(fault))
  }
  expect((await roompass(['inspect', isPlain, '--key-stdin'], { stdin: testKey })).code).toBe(1)
  const usage = [['inspect'], ['inspect', head, '--at', 'once'], ['inspect', head, '--profile', 'Nobody']]
  for (const args of usage) expect((await roompass(args)).code, args.join(' ')).toBe(2)
})
