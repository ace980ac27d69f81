import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { plainCraft } from '../../shared/lab/compose.ts'
import { type KeyVariant, keyVariants } from '../../shared/lab/craft.ts'
import { signerSchema } from '../../shared/lab/schemas.ts'
import { type DetectiveKey, detect } from './detective.ts'
import { type HmacAlgorithm, hmacAlgorithms } from './hmac.ts'
import { keyVariant } from './key-variants.ts'
import { signCraft } from './sign-craft.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const claims = { rd: 'demo-room', u: 'Zoë' }

/** A key, and how often and as what it was read. */
function key(profileName: string, keyLabel: string, status: 'current' | 'previous', text: string) {
  const reads: Uint8Array[] = []
  const read = async () => {
    const secret = bytes(text)
    reads.push(secret)
    return secret
  }
  return { profileName, keyLabel, status, read, reads }
}

const unreadable = (
  keyLabel: string,
  code: 'key-missing' | 'keychain-unavailable' | 'locked',
): DetectiveKey => ({
  profileName: 'Acme staging',
  keyLabel,
  status: 'previous',
  read: () => Promise.reject(new RoompassError(code, 'This test key can not be read.')),
})

const current = 'Acme-test-key-not-a-real-one'
const old = 'b2xkIHRlc3Qga2V5'
const keys = () => [
  key('Acme staging', 'new', 'current', current),
  key('Beta', 'key 1', 'current', 'beta-test-key-not-a-real-one'),
  key('Acme staging', 'old', 'previous', old),
]

const signed = (secret: Uint8Array | null, algorithm: HmacAlgorithm = 'HS256', alg: string = algorithm) =>
  signCraft({ ...plainCraft(claims, { alg, typ: 'JWT' }), algorithm }, secret)

const sentenceOf = async (token: string, tried: readonly DetectiveKey[] = keys()) =>
  (await detect(token, tried)).signer?.sentence

describe('the detective', () => {
  test('names profile and key of what signed a token', async () => {
    const { signer, unread } = await detect(signed(bytes(current)), keys())
    expect(signer).toEqual({
      profileName: 'Acme staging',
      keyLabel: 'new',
      status: 'current',
      algorithm: 'HS256',
      variant: 'right',
      sentence: 'Signed with “Acme staging”, current key “new”.',
    })
    expect(unread).toEqual([])
  })

  test('names the mistake that was made with the key', async () => {
    expect(await sentenceOf(signed(bytes('old test key')))).toBe(
      'Signed with “Acme staging”, previous key “old”, read as base64.',
    )
  })

  const variants = keyVariants.filter((name) => !['right', 'empty', 'another-key'].includes(name))
  test.each<KeyVariant>(variants)('finds a key out of several with the mistake %s', async (variant) => {
    // Texts of which the mistake makes something else.
    const texts = [
      'Mixed Case Test Key',
      '-_ZmFrZQ',
      'ZmFrZQ',
      '66616b65',
      ' "spaced test key" ',
      "'quoted test key'",
    ]
    const text = texts.find((candidate) => keyVariant(bytes(candidate), variant) !== null) ?? ''
    const made = keyVariant(bytes(text), variant)
    const tried = [...keys(), key('Gamma', 'third', 'previous', text)]
    for (const algorithm of hmacAlgorithms) {
      const { signer, keys: count } = await detect(signed(made, algorithm), tried)
      expect(signer).toMatchObject({ profileName: 'Gamma', keyLabel: 'third', variant, algorithm })
      expect(count).toBe(4)
      expect(signerSchema.safeParse(signer).success).toBe(true)
    }
  })

  test('prefers a key as it is to another one with a mistake', async () => {
    const tried = [key('First', 'a', 'current', 'test key'), key('Second', 'b', 'previous', 'test key\n')]
    expect(await sentenceOf(signed(bytes('test key\n')), tried)).toBe(
      'Signed with “Second”, previous key “b”.',
    )
  })

  test('does not believe the header', async () => {
    expect(await sentenceOf(signed(bytes(current), 'HS512', 'HS256'))).toBe(
      'Signed with “Acme staging”, current key “new”, by HS512 although its header says otherwise.',
    )
    expect(await sentenceOf(signed(bytes(current), 'HS256', 'none'))).toBe(
      'Signed with “Acme staging”, current key “new”, by HS256 although its header says otherwise.',
    )
  })

  test('finds the empty key and the made-up one of the Lab without reading any key', async () => {
    const tried = keys()
    expect(await detect(signed(null), tried)).toMatchObject({
      keys: 0,
      signer: { variant: 'empty', profileName: null, sentence: 'Signed with the empty key.' },
    })
    expect(await sentenceOf(signed(keyVariant(bytes('x'), 'another-key')), tried)).toBe(
      'Signed with the made-up test key of the Lab.',
    )
    expect(tried.flatMap(({ reads }) => reads)).toEqual([])
  })

  test('says of a token without a signature that it is not signed, and reads no key', async () => {
    const tried = keys()
    const token = signCraft({ ...plainCraft(claims, { alg: 'none' }), algorithm: 'none' }, null)
    expect((await detect(token, tried)).signer).toMatchObject({ algorithm: 'none', profileName: null })
    expect(await sentenceOf(token, tried)).toBe('Not signed: the part for the signature is empty.')
    expect(await sentenceOf(token.slice(0, -1), tried)).toBe(
      'Not signed: the part for the signature is missing, with its full stop.',
    )
    expect(tried.flatMap(({ reads }) => reads)).toEqual([])
  })

  test('finds nothing where no key fits, and says how many were tried', async () => {
    expect(await detect(signed(bytes('yet another test key')), keys())).toEqual({
      signer: null,
      keys: 3,
      unread: [],
    })
  })

  test.each(['', 'hello', 'a.b', 'a.b.', 'a.b.c', '....', 'e30.e30.!', `e30.e30.${'A'.repeat(40)}`])(
    'finds nothing in %j, and reads no key for it',
    async (text) => {
      const tried = keys()
      const { signer } = await detect(text, tried)
      expect(signer).toBeNull()
      expect(tried.flatMap(({ reads }) => reads)).toEqual([])
    },
  )

  test('passes keys by that can not be read, and names them', async () => {
    const tried = [unreadable('lost', 'key-missing'), ...keys(), unreadable('slow', 'keychain-unavailable')]
    expect(await detect(signed(bytes('old test key')), tried)).toMatchObject({
      keys: 3,
      unread: ['Acme staging, lost', 'Acme staging, slow'],
      signer: { keyLabel: 'old', variant: 'from-base64' },
    })
  })

  test('ends where the application is locked meanwhile, and leaves no secret in memory', async () => {
    const tried = keys()
    const detecting = detect(signed(bytes('x')), [...tried, unreadable('any', 'locked')])
    await expect(detecting).rejects.toMatchObject({ code: 'locked' })
    expect(tried.flatMap(({ reads }) => reads).map((secret) => secret.some((byte) => byte !== 0))).toEqual([
      false,
      false,
      false,
    ])
  })

  test('overwrites every secret, whether one fits or none does', async () => {
    for (const token of [signed(bytes(current)), signed(bytes('x')), signed(bytes('old test key'))]) {
      const tried = keys()
      await detect(token, tried)
      const secrets = tried.flatMap(({ reads }) => reads)
      expect(secrets.length).toBeGreaterThan(0)
      for (const secret of secrets) expect(secret).toEqual(new Uint8Array(secret.length))
    }
  })

  test('reads the signature in any alphabet, and checks it over the text as it stands', async () => {
    const craft = plainCraft(claims)
    const forms = { header: 'base64-padded', payload: 'base64', signature: 'base64-padded' } as const
    expect(await sentenceOf(signCraft({ ...craft, forms }, bytes(current)))).toBe(
      'Signed with “Acme staging”, current key “new”.',
    )
  })

  test('calls a key that is not stored the key given', async () => {
    const given = { profileName: null, keyLabel: null, status: null, read: async () => bytes(old) }
    expect(await sentenceOf(signed(bytes('old test key')), [given])).toBe(
      'Signed with the key given, read as base64.',
    )
  })

  test('lets other work go on while it tries many keys on a long token', async () => {
    const input = `e30.${'A'.repeat(1_000_000)}`
    const token = `${input}.${createHmac('sha256', 'x').update(input).digest('base64url')}`
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 0)
    const many = Array.from({ length: 5 }, (_, at) => key('Acme', `key ${at}`, 'previous', `test key ${at}`))
    expect((await detect(token, many)).signer).toBeNull()
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
