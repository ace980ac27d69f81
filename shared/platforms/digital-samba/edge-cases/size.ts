import { addMember, setMember } from '../../../jws/json-members.ts'
import { compose } from '../../../lab/compose.ts'
import type { CaseBase } from '../../../lab/edge-case.ts'
import type { Craft } from '../../../lab/schemas.ts'
import { linkWith } from '../../../lab/transports.ts'
import { linkHost } from '../join-link.ts'
import { inGroup, unknown } from './build.ts'
import { claim, claimText, craftEdit, header, wholeText } from './edits.ts'

/** The length in characters of an HMAC of 32 bytes in base64url, with the full stop before it. */
const signatureLength = 44

/** Characters of the join link of a token, or of one as long on the platform's own host. */
function linkLength(craft: Craft, { settings, room }: CaseBase): number {
  const { signed } = compose(craft)
  const host = linkHost(settings) ?? 'example.digitalsamba.com'
  const link = linkWith('link', { host, room, token: 'x' }) ?? ''
  return link.length - 1 + signed.length + signatureLength
}

/** A claim that nobody knows, so long that the link has this length, or one or two characters less. */
const linkOf = (length: number) =>
  craftEdit([{ in: 'payload', name: 'filler' }], (craft, base) => {
    const filled = (letters: number) =>
      setMember(craft.payload, 'filler', JSON.stringify('f'.repeat(letters)))
    const missing = length - linkLength({ ...craft, payload: filled(0) }, base)
    const bytesOfLetter = craft.characters === 'utf-16le' ? 2 : 1
    // Three bytes make four characters. A token that is longer already still gets another length for each case.
    return {
      payload: filled(Math.max(Math.floor((missing * 3) / 4 / bytesOfLetter), Math.floor(length / 1024))),
    }
  })

const nested = (levels: number) => claimText('filler', '['.repeat(levels) + ']'.repeat(levels))
const others = Array.from({ length: 999 }, (_, index) => `"claim${index + 1}":${index + 1}`).join()
const more = { lookedIn: 'linkOf8000' } as const
/** Many servers answer such an address before anything reads the token. */
const tooLong = { ...more, alone: true } as const
const noLimit = 'and no limit of the platform is documented.'

/** Long links, and payloads that are large in other ways. */
export const sizeCases = inGroup('size', [
  unknown(
    'link-2048',
    'Link of 2,048 characters',
    linkOf(2048),
    `Many programs take no longer address, ${noLimit}`,
    { lookedIn: 'linkOf2000' },
  ),
  unknown(
    'link-4096',
    'Link of 4,096 characters',
    linkOf(4096),
    `Some servers take no longer line, ${noLimit}`,
    more,
  ),
  unknown(
    'link-8192',
    'Link of 8,192 characters',
    linkOf(8192),
    `Most servers take no longer line, ${noLimit}`,
    tooLong,
  ),
  unknown(
    'link-16384',
    'Link of 16,384 characters',
    linkOf(16_384),
    `Many servers take no longer head of a request, ${noLimit}`,
    tooLong,
  ),
  unknown(
    'claim-50k',
    'Unknown claim of 50 kB',
    claim('filler', 'f'.repeat(50_000)),
    `It is longer than servers take, ${noLimit}`,
    tooLong,
  ),
  unknown(
    'claims-1000',
    '1,000 unknown claims',
    wholeText('payload', (text) => addMember(text, 'claim0', `0,${others}`)),
    'They have to be ignored, as far as the link is not too long.',
    tooLong,
  ),
  unknown(
    'nested-100',
    '100 levels of nesting',
    nested(100),
    'Readers of JSON may limit the depth, and nothing is documented.',
    { lookedIn: 'json' },
  ),
  unknown(
    'nested-1000',
    '1,000 levels of nesting',
    nested(1000),
    'It is deeper than the limit of many readers of JSON, such as PHP’s of 512.',
    { lookedIn: 'json' },
  ),
  unknown(
    'long-number',
    'Number of 1,000 digits',
    claimText('filler', '9'.repeat(1000)),
    'No program holds it exactly, and some refuse it.',
    { lookedIn: 'json' },
  ),
  unknown(
    'long-claim-name',
    'Claim with a name of 2,000 letters',
    claim('n'.repeat(2000), 1),
    'It has to be ignored, and some readers limit names.',
    { lookedIn: 'json' },
  ),
  unknown(
    'header-8k',
    'Header of 8 kB',
    header('filler', 'f'.repeat(8000)),
    'Some readers limit the header before they check the signature.',
    tooLong,
  ),
  unknown(
    'name-of-4000-emoji',
    'Name of 4,000 emoji',
    claim('u', '\ud83d\ude80'.repeat(4000)),
    'It is 16,000 bytes, of which no limit is documented.',
    { alone: true },
  ),
])
