import { describe, expect, it } from 'vitest'
import { assemble, compose } from '../../../shared/lab/compose.ts'
import { segmentForms, signatureForms, transports } from '../../../shared/lab/craft.ts'
import { linkWith } from '../../../shared/lab/transports.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import { testProfile } from '../../stores/test-profile.ts'
import { claimsPreviewOf, tokenPreviewOf } from './craft-preview.ts'
import { testCraft } from './test-craft.ts'

const host = 'acme.digitalsamba.com'
const bytes = { HS256: 32, HS384: 48, HS512: 64 } as const

describe('the token before it is signed', () => {
  it('is what will be signed, with the length of the signature, of the token and of the link', () => {
    for (const [algorithm, size] of Object.entries(bytes) as [keyof typeof bytes, number][])
      for (const signature of signatureForms)
        for (const form of segmentForms)
          for (const transport of transports) {
            const base = testCraft().craft
            const forms = { ...base.forms, signature: form }
            const craft = { ...base, algorithm, signature, forms, before: 'Bearer ', after: '.x' }
            const preview = tokenPreviewOf(testCraft({ craft, delivery: { room: 'lobby', transport } }), host)
            const composed = compose(craft)
            const token = assemble(craft, composed, new Uint8Array(size).fill(0xff))
            expect(preview).toMatchObject({ header: composed.header, payload: composed.payload })
            expect(preview.length).toBe(token.length)
            const rest = token.slice(`Bearer ${composed.header}.${composed.payload}`.length, -2)
            expect(preview.signatureLength).toBe(rest === '' ? null : rest.length - 1)
            const link = linkWith(transport, { host, room: 'lobby', token })
            if (preview.isLinkExact) expect(preview.linkLength).toBe(link?.length ?? null)
          }
  })

  it('has no signature for none, and no link without a host', () => {
    const craft = { ...testCraft().craft, algorithm: 'none', signature: 'empty' } as const
    expect(tokenPreviewOf(testCraft({ craft }), null)).toMatchObject({ signatureLength: 0, linkLength: null })
  })
})

describe('what the platform would make of the claims', () => {
  const at = {
    platform: platforms['digital-samba'],
    profile: testProfile(),
    moment: 2000,
    timeZone: 'UTC',
  }

  it('is said as hints, which stop nothing and offer nothing', () => {
    const preview = claimsPreviewOf('{"u":"Zoë","exp":1000}', at)
    expect(preview?.tile.initials).toBe('Z')
    expect(preview?.verdict).toMatchObject({ accepted: false, reasons: [{ code: 'expired' }] })
    expect(preview?.findings.length).toBeGreaterThan(0)
    for (const finding of preview?.findings ?? []) {
      expect(finding.level).not.toBe('error')
      expect(finding.fix).toBeUndefined()
    }
  })

  it('is nothing for what is no object, and never fails on odd values', () => {
    expect(claimsPreviewOf('[1]', at)).toBeNull()
    expect(claimsPreviewOf('{"exp":', at)).toBeNull()
    const deep = `{"u":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    expect(claimsPreviewOf(deep, at)?.verdict.accepted).toBe(true)
    expect(claimsPreviewOf('{"exp":1e400,"nbf":"x","u":{"a":1}}', at)?.until).toBeNull()
  })
})
