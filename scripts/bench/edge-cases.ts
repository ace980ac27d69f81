import { keyVariant } from '../../main/tokens/key-variants.ts'
import { signCraft } from '../../main/tokens/sign-craft.ts'
import { baseFor } from '../../shared/lab/base.ts'
import { makeSet } from '../../shared/lab/make-set.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import type { Draft } from '../../shared/schemas.ts'
import { type Figure, percentile } from './figures.ts'

const rounds = 200
const now = 1_800_000_000
const key = Buffer.from('test-developer-key-not-a-real-one')
const draft: Draft = { profileId: '', values: { rd: 'demo-room' }, startEarly: 0 }

/** Every edge case of Digital Samba for one draft, made and signed. */
export function edgeCaseFigures(): Figure[] {
  const lab = labOf('digital-samba')
  const given = Object.fromEntries(lab.needs.map(({ id }) => [id, `given-${id}`]))
  const ids = lab.cases.map(({ id }) => id)
  const make = (moment: number) => {
    const context = { profile: null, now: moment, timeZone: 'UTC', given }
    const base = baseFor('digital-samba', draft, context)
    const { made } = makeSet({ lab, own: [], base, chosen: { as: 'list', ids } })
    return made.map(({ draft }) => {
      if (draft.kind === 'request') return draft.request.body
      const signedWith = keyVariant(key, draft.variant)
      return signedWith === null ? '' : signCraft(draft.craft, signedWith)
    })
  }
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now()
    const made = make(now + round)
    if (round > 0) times.push(performance.now() - start)
    if (made.length !== ids.length) throw new Error(`Only ${made.length} of ${ids.length} cases were made.`)
  }
  const what = `all ${ids.length} edge cases of a draft, made and signed, p95`
  return [
    { what, value: percentile(times, 0.95), unit: 'ms', goal: 50, host: `Node ${process.versions.node}` },
  ]
}
