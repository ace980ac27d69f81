import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose, plainCraft } from '../../../shared/lab/compose.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Draft } from '../../../shared/schemas.ts'
import { testProfile } from '../../stores/test-profile.ts'
import { atMoment } from './craft-edits.ts'
import { craftFromForm } from './craft-from-form.ts'

const platform = platforms['digital-samba']
const profile = testProfile()
const at = (moment: number) => ({ platform, profile, moment, timeZone: 'Europe/Berlin' })
const form = (values: Draft['values'], startEarly = 0): Draft => ({
  profileId: profile.id,
  values,
  startEarly,
})

describe('a draft made from the form', () => {
  it('has the bytes of the token that the form would issue', () => {
    const draft = form({ rd: 'lobby', u: 'Zoë 李', iat: 'now', nbf: 'now', exp: '2h' })
    const made = craftFromForm(draft, at(1_795_287_375))
    const { claims } = platform.claimsFor(draft, { profile, now: 1_795_287_375, timeZone: 'Europe/Berlin' })
    expect(compose(made.craft)).toEqual(compose(plainCraft(claims)))
    expect(made.craft.payload).toContain('\n  "u": "Zoë 李",')
    expect(made.delivery).toEqual({ room: 'lobby', transport: 'link' })
  })

  it('goes on counting from the moment as the form does, with an early start too', () => {
    const typed = fc.constantFrom('', 'now', '2h', '-5m', 'end of day', '2026-11-30 14:00', '1795287999')
    const early = fc.constantFrom(0, 60, 3600)
    fc.assert(
      fc.property(
        typed,
        typed,
        typed.filter((one) => one !== 'end of day'),
        early,
        fc.nat(100_000),
        (iat, nbf, exp, startEarly, later) => {
          const draft = form({ rd: 'lobby', iat, nbf, exp }, startEarly)
          const moment = 1_795_287_375
          const next = { moment: moment + later, timeZone: 'Europe/Berlin' }
          const made = atMoment(craftFromForm(draft, at(moment)), next)
          // An end of day moves with the early start in another way; the form alone has that.
          fc.pre(nbf !== 'end of day' || startEarly === 0)
          const { claims } = platform.claimsFor(draft, { profile, now: next.moment, timeZone: next.timeZone })
          expect(JSON.parse(made.craft.payload)).toEqual(claims)
        },
      ),
    )
  })

  it('keeps no time as typed that does not count from now', () => {
    const made = craftFromForm(form({ nbf: '2026-11-30 14:00', exp: '1795287999', iat: 'soon' }), at(1000))
    expect(made.times).toEqual({})
  })
})
