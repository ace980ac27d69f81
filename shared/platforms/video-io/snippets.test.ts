import { describe, expect, test } from 'vitest'
import { kotlin, literalsIn } from '../../snippets/read-literals.ts'
import { runScript } from '../../snippets/run-script.ts'
import { hostileText, testSession } from '../../snippets/test-session.ts'
import { snippets } from './snippets.ts'

const usual = { identity: 'user-4711', scopes: ['videos.read', 'streams.create'] }

function written(
  id: string,
  asked: Record<string, unknown> = usual,
  token: string | null = 'test-session-token',
) {
  const session = testSession({ platform: 'video-io', asked: JSON.parse(JSON.stringify(asked)), token })
  const snippet = snippets.find((one) => one.id === id)
  if (snippet === undefined) throw new Error(`no snippet ${id}`)
  return snippet.code({ session, settings: {} })
}

test.each(snippets.map(({ id }) => id))('%s is as it was reviewed', async (id) => {
  await expect(written(id)).toMatchFileSnapshot(`golden/${id}.txt`)
})

test.each(['android', 'android-application', 'android-login'])(
  'the literal of %s is the session token, whatever is in it',
  (id) => {
    expect(literalsIn(written(id, usual, hostileText), kotlin)).toEqual([hostileText])
  },
)

test('starting with the API token has a place for it, a warning, and the identifier and scopes as they are', () => {
  const source = written('android-api-token', { identity: hostileText, scopes: ['a"b', '$c'] })
  expect(literalsIn(source, kotlin)).toEqual(['YOUR_API_TOKEN', hostileText, 'a"b', '$c'])
  expect(snippets.find(({ id }) => id === 'android-api-token')?.warning).toContain('trials only')
  expect(literalsIn(written('android-api-token', { identity: 'u' }), kotlin)).toEqual(['YOUR_API_TOKEN', 'u'])
})

describe('the server, run', () => {
  const run = async (answer: () => Promise<unknown>) => {
    const asked: unknown[][] = []
    const told: unknown[] = []
    class VKitClient {
      readonly getSessionToken = async (...given: unknown[]) => {
        asked.push(given)
        return answer()
      }
    }
    const globals = {
      require: () => ({ VKitClient }),
      console: { error: (...said: unknown[]) => told.push(said) },
    }
    const source = written('node', { identity: hostileText, scopes: ['videos.read'] })
    const result = runScript(
      source.replace(/^sessionTokenFor\(/m, 'return await sessionTokenFor('),
      () => ({}),
      globals,
    )
    return {
      result: await result.then(
        (token) => ({ token }),
        (error: unknown) => ({ error }),
      ),
      asked,
      told,
    }
  }

  test('asks for the session token of the identifier with its scopes', async () => {
    const { result, asked } = await run(async () => ({ sessionToken: 'fresh' }))
    expect(asked).toEqual([[hostileText, ['videos.read']]])
    expect(result).toEqual({ token: 'fresh' })
  })

  test.each([
    ['the platform refuses', async () => Promise.reject(new Error('VkitClient error: no'))],
    ['the identity is empty, which the SDK answers with nothing', async () => undefined],
  ])('says so where %s', async (_, answer) => {
    const { result, told } = await run(answer)
    expect(result).toHaveProperty('error')
    expect(told).toHaveLength(1)
  })
})

test('the exchanges send what each generation takes, and have a place for the API token', () => {
  expect(written('curl-2021')).toContain(JSON.stringify(usual))
  expect(written('curl-documented')).toContain(`'${JSON.stringify({ identity: usual.identity })}'`)
  for (const id of ['curl-2021', 'curl-documented', 'node']) expect(written(id)).toContain('YOUR_API_TOKEN')
})

test('the exchanges go to the address of the profile where it names one', () => {
  const session = testSession({ platform: 'video-io', asked: usual })
  for (const id of ['curl-2021', 'curl-documented']) {
    const code = snippets
      .find((one) => one.id === id)
      ?.code({ session, settings: { api: 'https://video.example' } })
    expect(code).toContain('  https://video.example/v1/sessions\n')
  }
})
