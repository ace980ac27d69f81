import { expect, test } from '../fixtures/app.ts'
import { issueFor, type RunRoompass } from '../fixtures/guests.ts'
import { signingKeyEntry } from '../fixtures/keychain-entry.ts'
import { noKeychain } from '../fixtures/keyring.ts'
import { epochNow, guestClaims, madeToken } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'

/** Both can be read as base64, as a key that people copy can be. */
const firstKey = 'dGVzdC1rZXktb2YtQWNtZS1zdGFnaW5n'
const secondKey = 'bmV3LXRlc3Qta2V5LW9mLUFjbWU'

const at = 1_700_000_000

/** Acme staging with a previous key “spring” and a current one “autumn”, and Beta with one. */
async function addKeys(roompass: RunRoompass): Promise<void> {
  const run = async (args: readonly string[], stdin: string) => {
    const { code, stderr } = await roompass(args, { stdin })
    expect(code, stderr).toBe(0)
  }
  await addTestProfile(roompass, { name: 'Acme staging', key: null })
  const key = ['--profile', 'Acme staging', '--key-stdin', '--label']
  await run(['keys', 'add', ...key, 'spring'], firstKey)
  await run(['keys', 'rotate', ...key, 'autumn'], secondKey)
  await addTestProfile(roompass, { name: 'Beta', key: testKey })
}

test('--detective names profile, key and mistake, among current and previous keys of two profiles', async ({
  roompass,
}) => {
  await addKeys(roompass)
  const found: readonly (readonly [key: string | Uint8Array, says: string])[] = [
    [secondKey, '“Acme staging”, current key “autumn”'],
    [firstKey, '“Acme staging”, previous key “spring”'],
    [Buffer.from(firstKey, 'base64'), '“Acme staging”, previous key “spring”, read as base64'],
    [`${secondKey}\n`, '“Acme staging”, current key “autumn”, with a line end behind it'],
    [testKey, '“Beta”, current key “Developer key”'],
    [` ${testKey}`, '“Beta”, current key “Developer key”, with a space before it'],
    [`'${testKey}'`, '“Beta”, current key “Developer key”, with single quotes around it'],
    ['', 'the empty key'],
  ]
  for (const [key, says] of found) {
    const token = madeToken(guestClaims(at), { key })
    const run = await roompass(['inspect', '-', '--detective', '--at', String(at)], { stdin: token })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain(
      `\nSignature: not checked, as no key was given\nDetective: Signed with ${says}.\n`,
    )
  }

  await test.step('in parts with --json; an algorithm that the header does not name is said', async () => {
    const header = '{"alg":"HS256","typ":"JWT"}'
    const token = madeToken(guestClaims(at), {
      key: Buffer.from(firstKey, 'base64'),
      algorithm: 'HS384',
      header,
    })
    const run = await roompass(['inspect', token, '--detective', '--json', '--at', String(at)])
    expect(run.json()).toMatchObject({
      signature: 'not-checked',
      detective: {
        signer: {
          ...{ profileName: 'Acme staging', keyLabel: 'spring', status: 'previous' },
          ...{ algorithm: 'HS384', variant: 'from-base64' },
          sentence: expect.stringContaining('by HS384 although its header says otherwise'),
        },
        unread: [],
      },
    })
    expect(run.stdout).not.toContain(firstKey)
  })

  await test.step('a key of nobody fits nothing, and how many were tried is said', async () => {
    const run = await roompass(['inspect', madeToken({}, { key: 'of nobody' }), '--detective'])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('Detective: No key fits; 3 keys were tried.')
  })
})

test('a key that is gone from the keychain is named, and a keychain that is away is an exit code of its own', async ({
  roompass,
  dataDir,
}) => {
  await addKeys(roompass)
  const { stdout } = await roompass(['keys', 'list', '--profile', 'Acme staging', '--json'])
  const keys = JSON.parse(stdout) as { id: string; label: string }[]
  const spring = keys.find(({ label }) => label === 'spring')?.id ?? ''
  await (await signingKeyEntry(dataDir, spring)).remove()

  const token = madeToken(guestClaims(at), { key: firstKey })
  const run = await roompass(['inspect', token, '--detective'], {})
  expect(run.stdout).toContain('Detective: No key fits; 2 keys were tried.\n')
  expect(run.stdout).toContain('  - Acme staging, spring was not tried: its secret can not be read.\n')

  await test.step('without a keychain nothing can be looked for; a key that is given still can', async () => {
    const env = noKeychain
    const away = await roompass(['inspect', token, '--detective'], { env })
    expect({ code: away.code, stdout: away.stdout }).toEqual({ code: 3, stdout: '' })
    expect(away.stderr).toMatch(/^roompass: [^\n]*key(ring|chain)[^\n]*\n$/)
    const given = await roompass(['inspect', token, '--detective', '--key-stdin', '--at', String(at)], {
      env,
      stdin: firstKey,
    })
    expect(given.code).toBe(0)
    expect(given.stdout).toContain(
      'Signature: valid, signed with the key given\nDetective: Signed with the key given.',
    )
  })
})

test('--leeway lets clocks differ, to the second, and reasons come in the order of a verifier', async ({
  roompass,
}) => {
  const token = madeToken(guestClaims(at))
  const judge = async (moment: number, leeway: string[] = []) => {
    const run = await roompass(['inspect', token, '--json', '--at', String(moment), ...leeway])
    const { verdict } = run.json() as { verdict: { reasons: { code: string }[] } }
    return [run.code, ...verdict.reasons.map(({ code }) => code)]
  }
  const end = at + 3600
  expect(await judge(end - 1)).toEqual([0])
  expect(await judge(end)).toEqual([1, 'expired'])
  expect(await judge(end + 29, ['--leeway', '30'])).toEqual([0])
  expect(await judge(end + 30, ['--leeway', '30'])).toEqual([1, 'expired'])
  expect(await judge(at - 1)).toEqual([1, 'not-yet-valid'])
  expect(await judge(at - 60, ['--leeway', '60'])).toEqual([0])
  expect(await judge(at - 61, ['--leeway', '60'])).toEqual([1, 'not-yet-valid'])

  await test.step('also of a token that is issued now and read by a clock that is behind', async () => {
    await addTestProfile(roompass)
    const issued = await issueFor(roompass, { name: 'Ada' })
    const early = ['inspect', issued.token, '--profile', 'Acme', '--at', `${epochNow() - 100}`]
    expect((await roompass(early)).code).toBe(1)
    const run = await roompass([...early, '--leeway', '300'])
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/^Accepted at [^\n]+, with a leeway of 300 s\n/)
  })

  await test.step('several reasons', async () => {
    const wrong = madeToken(guestClaims(at, { nbf: at + 9000, iat: 'soon' }), { key: 'another test key' })
    const args = ['inspect', wrong, '--json', '--key-stdin', '--at', String(at + 8000)]
    const run = await roompass(args, { stdin: testKey })
    expect(run.json()).toMatchObject({
      verdict: {
        reasons: [
          { code: 'signature-wrong' },
          { code: 'expired' },
          { code: 'not-yet-valid' },
          { code: 'iat-not-a-number' },
        ],
      },
    })
  })

  for (const wrong of ['-1', '1.5', 'a minute', '']) {
    const run = await roompass(['inspect', token, `--leeway=${wrong}`])
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' })
    expect(run.stderr).toContain('The option --leeway takes a whole number of seconds, such as 60.')
  }
})
