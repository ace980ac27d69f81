import { describe, expect, test } from 'vitest'
import { runScript } from '../../snippets/run-script.ts'
import { hostileText, testSession } from '../../snippets/test-session.ts'
import { snippets } from './snippets.ts'

const usual = { td: '11111111-2222-4333-8444-555555555555', rd: 'board-q4', u: 'Zoë Li', exp: 1_700_003_600 }
const token = 'test.token.signature'
const link = `https://acme.digitalsamba.com/board-q4?token=${token}`

function written(
  id: string,
  claims: Record<string, string | number> = usual,
  given: { link?: string | null; token?: string | null } = {},
  domain = '',
) {
  const session = testSession({ platform: 'digital-samba', origin: 'signed', claims, link, token, ...given })
  const snippet = snippets.find((one) => one.id === id)
  if (snippet === undefined) throw new Error(`no snippet ${id}`)
  return snippet.code({ session, settings: { teamId: usual.td, domain } })
}

test.each(snippets.map(({ id }) => id))('%s is as it was reviewed', async (id) => {
  await expect(written(id)).toMatchFileSnapshot(`golden/${id}.txt`)
})

describe('createControl, run', () => {
  const run = async (source: string) => {
    const controls: Record<string, unknown>[] = []
    const loaded: unknown[] = []
    const DigitalSambaEmbedded = {
      createControl: (options: Record<string, unknown>) => {
        controls.push(options)
        return { load: (how: unknown) => loaded.push(how) }
      },
    }
    const document = { querySelector: (selector: string) => `the element ${selector}` }
    await runScript(source, () => ({ default: DigitalSambaEmbedded }), { document })
    return { controls, loaded }
  }

  test('opens the room with the token once, and not a second time in the address', async () => {
    const { controls, loaded } = await run(written('create-control'))
    expect(controls).toEqual([
      { root: 'the element #room', url: 'https://acme.digitalsamba.com/board-q4', token },
    ])
    expect(loaded).toEqual([{ reportErrors: true }])
  })

  test('sets the name beside the token where the token has none, as in an encrypted room', async () => {
    const { controls } = await run(written('create-control', { td: usual.td, rd: 'board-q4' }))
    expect(controls[0]).toMatchObject({ roomSettings: { username: "The guest's name" } })
  })

  test('is what it was whatever the token is', async () => {
    const { controls } = await run(written('create-control', usual, { token: hostileText }))
    expect(controls[0]).toMatchObject({ token: hostileText })
  })
})

test('an attribute of the iframe can not be left', () => {
  const source = written('iframe', usual, {
    link: 'https://acme.digitalsamba.com/a?token=',
    token: '"><script>',
  })
  expect(source).toContain('&quot;&gt;&lt;script&gt;')
  expect(source.match(/"/g)).toHaveLength(4)
})

test('without a link and without a token there are places for them', () => {
  const source = written('link', usual, { link: null, token: null })
  expect(source).toBe('https://your-team.digitalsamba.com/board-q4?token=YOUR_TOKEN\n')
  const ofTeam = written('link', usual, { link: null, token: null }, 'acme')
  expect(ofTeam).toBe('https://acme.digitalsamba.com/board-q4?token=YOUR_TOKEN\n')
  const roomless = written('link', {}, { link: null, token: null }, 'acme')
  expect(roomless).toBe('https://acme.digitalsamba.com/YOUR_ROOM?token=YOUR_TOKEN\n')
})

test('the exchange holds the team id, a place for the developer key, and the claims without team and room', () => {
  const source = written('curl')
  expect(source).toContain(`'${usual.td}:YOUR_DEVELOPER_KEY'`)
  expect(source).toContain(`'${JSON.stringify({ u: 'Zoë Li', exp: 1_700_003_600 })}'`)
  expect(source).toContain('/api/v1/rooms/board-q4/token')
})

test('the exchange goes to the address of the profile where it names one', () => {
  const session = testSession({ platform: 'digital-samba', claims: usual })
  const code = snippets
    .find(({ id }) => id === 'curl')
    ?.code({ session, settings: { api: 'https://api.example' } })
  expect(code).toContain('  https://api.example/api/v1/rooms/board-q4/token\n')
})
