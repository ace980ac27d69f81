import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import { expect, test } from '../fixtures/app.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import type { ClaimName } from '../pages/issue-page.ts'
import { shell } from '../pages/shell.ts'

const claimNames: readonly ClaimName[] = [
  ...(['td', 'rd', 'ud', 'u', 'initials', 'role', 'breakoutId', 'avatar', 'iat', 'nbf', 'exp'] as const),
]
const known = vectors.filter(({ name }) => name.startsWith('digital-samba'))

test('the known answers come out byte for byte from the form and from the terminal', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass, { name: 'Known answers' })
  const app = await launch()
  const ui = shell(app.page)
  expect(known).toHaveLength(3)

  for (const { name, payload, token } of known) {
    const claims: Readonly<Record<string, unknown>> = payload ?? {}
    const typed = Object.fromEntries(claimNames.map((claim) => [claim, String(claims[claim] ?? '')]))

    await test.step(`${name}: the form`, async () => {
      // A picture's host would be asked for; the address itself goes into the token.
      if (typed.avatar !== '') await app.answerDialog('Cancel')
      await ui.issue.fill(typed)
      const card = await ui.issue.issue()
      await expect(ui.issue.button).toHaveText(/Issue another/)
      await card.getByRole('button', { name: 'Copy token' }).click()
      await expect.poll(() => app.clipboard()).toBe(token)
    })

    await test.step(`${name}: the terminal`, async () => {
      const options = ['issue', '--profile', 'Known answers', '--room', String(claims.rd), '--token']
      const flags = {
        '--name': claims.u,
        '--initials': claims.initials,
        '--role': claims.role,
        '--external-id': claims.ud,
        '--avatar': claims.avatar,
        '--breakout': claims.breakoutId,
      }
      for (const [flag, value] of Object.entries(flags))
        if (value !== undefined) options.push(flag, String(value))
      options.push('--issued-at', String(claims.iat ?? 'none'))
      options.push('--not-before', String(claims.nbf ?? 'none'))
      options.push('--expires', String(claims.exp ?? 'never'))
      const { code, stdout, stderr } = await roompass(options)
      expect(stdout.trim(), stderr).toBe(token)
      expect(code).toBe(0)
    })
  }
})

test('an empty field leaves its claim out, and every claim stands in the documented order', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass, { validity: 'never' })
  const app = await launch()
  const ui = shell(app.page)

  await ui.issue.fill({ rd: 'lobby', iat: '', nbf: '', exp: '' })
  const card = await ui.issue.issue()
  await card.getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => app.clipboard()).toMatch(/^ey/)
  const { code, stdout } = await roompass(['inspect', '-', '--json'], { stdin: await app.clipboard() })
  expect(code).toBe(0)
  expect(JSON.parse(stdout).claims).toEqual({ td: '11111111-2222-4333-8444-555555555555', rd: 'lobby' })
})
