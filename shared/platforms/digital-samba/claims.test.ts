import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectToken } from '../../jws/inspect.ts'
import { type Claims, draftSchema, type Profile } from '../../schemas.ts'
import vectors from '../../vectors/hs256.json' with { type: 'json' }
import { claimsFor, claimText, draftFrom, newDraft } from './claims.ts'
import { fields } from './fields.ts'

const now = 1_700_000_000
const profile: Profile = {
  id: 'p-1',
  platform: 'digital-samba',
  name: 'Acme staging',
  environment: 'staging',
  settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
  defaultRole: 'attendee',
  defaultValidity: '2h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}
const context = { profile, now, timeZone: 'Europe/Berlin' }
const draft = (values: Record<string, string>, startEarly = 0) => ({ profileId: 'p-1', values, startEarly })

describe('newDraft', () => {
  it('is issued and valid from now, with the validity and the role of the profile', () => {
    const made = newDraft(profile)
    expect(draftSchema.parse(made)).toEqual(made)
    expect(made).toMatchObject({
      profileId: 'p-1',
      startEarly: 0,
      values: { iat: 'now', nbf: 'now', exp: '2h', role: 'attendee', rd: '', u: '', td: '' },
    })
    expect(Object.keys(made.values)).toEqual([...fields.map((field) => field.name), 'e2ee'])
    expect(made.values.e2ee).toBe('')
  })

  it('starts as early as the profile says', () => {
    expect(newDraft({ ...profile, startEarly: 120 }).startEarly).toBe(120)
  })
})

describe('claimsFor', () => {
  it('puts the claims in the documented order, whatever the order of typing', () => {
    const values = Object.fromEntries(
      fields.map((field) => [field.name, field.kind === 'time' ? '1700000000' : 'x']),
    )
    const { claims } = claimsFor(draft(Object.fromEntries(Object.entries(values).reverse())), context)
    expect(Object.keys(claims)).toEqual([
      'td',
      'rd',
      'ud',
      'u',
      'initials',
      'role',
      'breakoutId',
      'avatar',
      'iat',
      'nbf',
      'exp',
    ])
  })

  it('leaves a claim out that is left empty, and takes an empty team id from the profile', () => {
    expect(claimsFor(draft({ rd: 'demo-room' }), context).claims).toEqual({
      td: '11111111-2222-4333-8444-555555555555',
      rd: 'demo-room',
    })
    expect(claimsFor(draft({ rd: 'demo-room' }), { ...context, profile: null }).claims).toEqual({
      rd: 'demo-room',
    })
  })

  it('prefers the team id as typed', () => {
    expect(claimsFor(draft({ td: 'mine' }), context).claims.td).toBe('mine')
  })

  it('keeps texts exactly as typed, spaces and all', () => {
    expect(claimsFor(draft({ u: ' Zoe\u0308 \u202E', ud: ' ' }), context).claims).toMatchObject({
      u: ' Zoe\u0308 \u202E',
      ud: ' ',
    })
  })

  it('resolves times at the moment that it is given', () => {
    const { claims, times } = claimsFor(draft({ iat: 'now', nbf: '1h', exp: '2h' }, 60), context)
    expect(claims).toMatchObject({ iat: now, nbf: now + 3_540, exp: now + 10_800 })
    expect(times.nbf).toEqual({ kind: 'at', at: now + 3_540 })
  })

  it('leaves out a time that can’t be read', () => {
    const { claims, times } = claimsFor(draft({ exp: 'soon' }), context)
    expect(claims).not.toHaveProperty('exp')
    expect(times.exp.kind).toBe('unreadable')
  })

  it.each(['on', 'off', ''])('says nothing of encryption where the draft says %j', (e2ee) => {
    expect(claimsFor(draft({ rd: 'demo-room', e2ee }), context)).toEqual(
      claimsFor(draft({ rd: 'demo-room' }), context),
    )
  })

  it('looks at its own fields only', () => {
    expect(claimsFor(draft({ rd: 'demo-room', iss: 'me', constructor: 'x' }), context).claims).toEqual({
      td: '11111111-2222-4333-8444-555555555555',
      rd: 'demo-room',
    })
  })
})

describe('draftFrom', () => {
  it.each(vectors.filter((vector) => vector.name.startsWith('digital-samba')))(
    'gives back, byte for byte, the claims of "$name"',
    ({ token }) => {
      const { claims, payloadText } = inspectToken(token)
      const back = claimsFor(draftFrom(claims as Claims, 'p-1'), { ...context, profile: null }).claims
      expect(JSON.stringify(back)).toBe(payloadText)
    },
  )

  it('gives back any claims of texts and whole seconds, byte for byte', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    const claimsOf = fc.record(
      Object.fromEntries(
        fields.map(({ name, kind }) => [name, kind === 'time' ? fc.maxSafeInteger() : text]),
      ),
      { requiredKeys: ['td'] },
    )
    fc.assert(
      fc.property(claimsOf, fc.maxSafeNat(), (made, moment) => {
        // The order of the token, which `fc.record` does not keep.
        const claims = Object.fromEntries(
          fields.flatMap(({ name }) => (name in made ? [[name, made[name]]] : [])),
        )
        const back = draftFrom(claims as Claims, 'p-1')
        expect(JSON.stringify(claimsFor(back, { ...context, now: moment }).claims)).toBe(
          JSON.stringify(claims),
        )
        expect(draftSchema.safeParse(back).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('starts no earlier than the claims say, and knows nothing of encryption', () => {
    expect(draftFrom({ rd: 'r', nbf: now }, 'p-1')).toMatchObject({ startEarly: 0, values: { e2ee: '' } })
    expect(draftFrom({ rd: 'r', e2ee: 'on' }, 'p-1').values.e2ee).toBe('')
  })

  it('freezes relative times at what they came to', () => {
    const { claims } = claimsFor(draft({ rd: 'r', nbf: 'now', exp: '2h' }, 60), context)
    const later = claimsFor(draftFrom(claims, 'p-1'), { ...context, now: now + 99 })
    expect(later.claims).toEqual(claims)
  })

  it('shows values of other types as text, and leaves out what has no field', () => {
    const { values } = draftFrom({ rd: 7, u: null, exp: 1.5, nbf: true, role: ['a'], iss: 'me' }, 'p-1')
    expect(values).toMatchObject({ rd: '7', u: '', exp: '1.5', nbf: 'true', role: '["a"]' })
    expect(values).not.toHaveProperty('iss')
  })
})

describe('claimText', () => {
  it('gives a text, and null for anything else', () => {
    expect(claimText({ rd: 'demo' }, 'rd')).toBe('demo')
    for (const rd of ['', 3, null, ['demo']]) expect(claimText({ rd }, 'rd')).toBeNull()
    expect(claimText({}, 'rd')).toBeNull()
  })
})
