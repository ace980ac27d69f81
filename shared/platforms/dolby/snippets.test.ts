import { describe, expect, test } from 'vitest'
import { cpp, csharp, dart, java, kotlin, literalsIn, swift } from '../../snippets/read-literals.ts'
import { runScript } from '../../snippets/run-script.ts'
import { hostileText, testSession } from '../../snippets/test-session.ts'
import { snippets } from './snippets.ts'

const usual = {
  externalId: 'crm-4711',
  name: 'Zoë Li',
  avatarUrl: 'https://example.com/zoe.png',
  expiresIn: 3600,
}
const settings = { appKey: 'test-app-key' }

function written(
  id: string,
  asked: Record<string, unknown> = usual,
  token: string | null = 'test-client-token',
) {
  const session = testSession({ platform: 'dolby', asked: JSON.parse(JSON.stringify(asked)), token })
  const snippet = snippets.find((one) => one.id === id)
  if (snippet === undefined) throw new Error(`no snippet ${id}`)
  return snippet.code({ session, settings })
}

test.each(snippets.map(({ id }) => id))('%s is as it was reviewed', async (id) => {
  await expect(written(id)).toMatchFileSnapshot(`golden/${id}.txt`)
})

const languages = {
  ios: swift,
  'android-java': java,
  'android-kotlin': kotlin,
  cpp,
  dotnet: csharp,
  flutter: dart,
} as const

describe.each(Object.entries(languages))('the literals of %s', (id, reading) => {
  test('are the token, the name and the avatar, whatever is in them', () => {
    const asked = { name: hostileText, avatarUrl: `https://example.com/${hostileText}` }
    const texts = literalsIn(written(id, asked, hostileText), reading)
    expect(texts).toEqual(expect.arrayContaining([hostileText, asked.avatarUrl]))
    expect(texts.filter((text) => text === hostileText)).toHaveLength(2)
  })

  test('hold nothing of a name and an avatar that are not there', () => {
    const source = written(id, {})
    expect(source).not.toContain('undefined')
    expect(literalsIn(source, reading)).toContain('test-client-token')
  })
})

interface Call {
  readonly what: string
  readonly given: readonly unknown[]
}

/** A stand-in for the SDK, which tells what it was asked. */
function sdk(opens: 'fine' | 'fails') {
  const calls: Call[] = []
  const tell =
    (what: string) =>
    async (...given: unknown[]) => {
      calls.push({ what, given })
      if (what === 'open' && opens === 'fails') throw new Error('refused')
    }
  return {
    calls,
    stub: { initializeToken: tell('initializeToken'), session: { open: tell('open'), close: tell('close') } },
  }
}

describe.each(['web', 'react-native'])('%s, run', (id) => {
  const run = (opens: 'fine' | 'fails', asked: Record<string, unknown> = usual) => {
    const { calls, stub } = sdk(opens)
    const told: unknown[] = []
    const globals = {
      requestNewToken: async () => 'a new token',
      console: { warn: () => undefined, error: (...said: unknown[]) => told.push(said) },
    }
    return runScript(written(id, asked, hostileText), () => ({ default: stub }), globals).then(() => ({
      calls,
      told,
    }))
  }

  test('gives the token to the SDK with a refresh, opens the session and closes it', async () => {
    const { calls, told } = await run('fine', { ...usual, name: hostileText })
    expect(calls.map(({ what }) => what)).toEqual(['initializeToken', 'open', 'close'])
    expect(calls[0]?.given[0]).toBe(hostileText)
    const refresh = calls[0]?.given[1] as (isExpired: boolean) => Promise<string>
    expect(await refresh(true)).toBe('a new token')
    expect(calls[1]?.given).toEqual([{ name: hostileText, avatarUrl: usual.avatarUrl }])
    expect(told).toEqual([])
  })

  test('says so where the session does not open', async () => {
    expect((await run('fails')).told).toHaveLength(1)
  })

  test('opens the session with nothing where neither name nor avatar is known', async () => {
    expect((await run('fine', {})).calls[1]?.given).toEqual([{}])
  })
})

test('the exchange names the key and never the secret, and sends what was asked for', () => {
  const source = written('curl', { externalId: "O'Neil", sessionScope: ['conf:create', '*'], expiresIn: 60 })
  expect(source).toContain("'test-app-key:YOUR_APP_SECRET'")
  const body = { sessionScope: 'conf:create *', externalId: "O'Neil", expires_in: 60 }
  expect(source).toContain(JSON.stringify(body).replace("'", `'\\''`))
})

test('a token that is no longer kept leaves a place for it', () => {
  for (const { id } of snippets.filter((one) => one.id !== 'curl'))
    expect(written(id, usual, null)).toContain('YOUR_CLIENT_ACCESS_TOKEN')
})
