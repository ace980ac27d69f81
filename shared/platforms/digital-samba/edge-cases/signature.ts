import type { Craft } from '../../../lab/schemas.ts'
import { inGroup, refused } from './build.ts'
import { craftEdit } from './edits.ts'
import { documented } from './sources.ts'

const signature = (form: Craft['signature']) => craftEdit([{ in: 'signature' }], () => ({ signature: form }))
const behind = (text: string) => craftEdit([{ in: 'signature' }], ({ after }) => ({ after: after + text }))
const notSigned = { resigned: false } as const

/** The signature itself is what is wrong. */
export const signatureCases = inGroup('signature', [
  refused(
    'signature-bit',
    'One bit of the signature',
    signature('bit-flipped'),
    'The signature does not fit the token.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'signature-of-other-payload',
    'Signature of another payload',
    signature('other-payload'),
    'The signature does not fit what the token says, as where a claim was changed afterwards.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'signature-half',
    'Half of the signature',
    signature('truncated'),
    'A part of the right signature is not the signature.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'signature-empty',
    'Empty signature',
    signature('empty'),
    'The header says HS256, and an empty signature is none.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'signature-absent',
    'Two parts',
    signature('absent'),
    'A token has three parts.',
    documented('compact'),
    notSigned,
  ),
  refused(
    'signature-longer',
    'Letters behind the signature',
    behind('AAAA'),
    'What begins with the right signature and goes on is not the signature.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'signature-odd-letter',
    'Letter in the signature that is none of base64url',
    behind('!'),
    'Only letters, digits, hyphen and underscore are allowed.',
    documented('base64url'),
    notSigned,
  ),
])
