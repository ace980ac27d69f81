import { describe, expect, it } from 'vitest'
import { linkFault, refuseWithoutLinks } from './link-fault.ts'

const tooLong = `https://a.test/?token=${'x'.repeat(2953)}`

describe('what QR codes and passes need', () => {
  it.each(['qr-png', 'qr-svg', 'passes'] as const)('is a link that fits: %s', (format) => {
    expect(linkFault(format, 'https://a.test/')).toBeNull()
    expect(linkFault(format, `https://a.test/${'x'.repeat(2953 - 15)}`)).toBeNull()
    expect(linkFault(format, tooLong)).toContain('2,953 bytes')
    expect(linkFault(format, null)).toContain('team domain')
  })

  it.each(['csv', 'jsonl'] as const)('is nothing for %s', (format) => {
    expect([linkFault(format, null), linkFault(format, tooLong)]).toEqual([null, null])
    refuseWithoutLinks({ platform: 'dolby', settings: {} }, format)
  })

  it('is a profile that has links, which is said before anything is issued', () => {
    refuseWithoutLinks({ platform: 'digital-samba', settings: { domain: 'acme' } }, 'passes')
    const refused = (platform: 'digital-samba' | 'dolby' | 'video-io') => () =>
      refuseWithoutLinks({ platform, settings: {} }, 'qr-png')
    expect(refused('digital-samba')).toThrow('enter the team domain')
    expect(refused('dolby')).toThrow('Dolby.io')
    expect(refused('video-io')).toThrow(expect.objectContaining({ code: 'bad-request', field: 'format' }))
  })
})
