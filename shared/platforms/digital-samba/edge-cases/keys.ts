import type { KeyVariant } from '../../../lab/craft.ts'
import { given, inGroup, refused } from './build.ts'
import { keyMistake, tokenEdit } from './edits.ts'
import { documented } from './sources.ts'

/** Signed with what a mistake makes of the key. A set has no case whose mistake makes no other key. */
const mistake = (id: string, title: string, variant: KeyVariant, reason: string) =>
  refused(id, title, keyMistake(variant), reason, documented('troubleshooting'), { resigned: false })

/** The key is what is wrong: the token is in order but for the signature, which another key made. */
export const keyCases = inGroup('key', [
  mistake('key-another', 'Another key', 'another-key', 'It is not the team’s key that signed.'),
  mistake('key-empty', 'Empty key', 'empty', 'An empty key signed, as where a variable was not set.'),
  mistake(
    'key-line-end',
    'Line end behind the key',
    'newline-after',
    'The line end of a file is part of the key that signed.',
  ),
  mistake(
    'key-windows-line-end',
    'Windows line end behind the key',
    'crlf-after',
    'Both characters of a line end are part of the key that signed.',
  ),
  mistake(
    'key-space-before',
    'Space before the key',
    'space-before',
    'A space of the copy is part of the key that signed.',
  ),
  mistake(
    'key-space-after',
    'Space behind the key',
    'space-after',
    'A space at the end of the copy is part of the key that signed.',
  ),
  mistake('key-trimmed', 'Key without its spaces', 'trimmed', 'The spaces around the key belong to it.'),
  mistake(
    'key-quoted',
    'Quotes around the key',
    'double-quoted',
    'The quotes of a settings file are part of the key that signed.',
  ),
  mistake('key-unquoted', 'Key without its quotes', 'unquoted', 'The quotes around the key belong to it.'),
  mistake(
    'key-from-base64',
    'Key read as base64',
    'from-base64',
    'The key is used as the text it is, and is not decoded.',
  ),
  mistake(
    'key-from-hex',
    'Key read as hex',
    'from-hex',
    'The key is used as the text it is, and its digits are not read.',
  ),
  mistake(
    'key-as-base64',
    'Key written as base64',
    'as-base64',
    'The key is used as the text it is, and is not encoded.',
  ),
  mistake(
    'key-as-hex',
    'Key written as hex',
    'as-hex',
    'The key is used as the text it is, and not as its digits.',
  ),
  mistake(
    'key-capital-letters',
    'Key in capital letters',
    'upper-case',
    'Small and capital letters of the key are not the same.',
  ),
  mistake(
    'key-small-letters',
    'Key in small letters',
    'lower-case',
    'Capital and small letters of the key are not the same.',
  ),
  refused(
    'key-previous',
    'Previous key',
    tokenEdit([{ in: 'key' }], (_, base) => ({ previousKey: given(base, 'previous-key') })),
    'A new key of the team makes the last one worthless.',
    documented('troubleshooting'),
    { needs: 'previous-key', resigned: false },
  ),
])
