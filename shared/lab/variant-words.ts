import type { KeyVariant } from './craft.ts'

/** What each variant of a key is, to be read behind a key: `the key of “Acme”, read as base64`. */
export const variantWords: Readonly<Record<KeyVariant, string>> = {
  right: 'as it is',
  'from-base64': 'read as base64',
  'from-base64url': 'read as base64url',
  'from-hex': 'read as hex',
  'as-base64': 'written as base64',
  'as-base64url': 'written as base64url',
  'as-hex': 'written as hex',
  'newline-after': 'with a line end behind it',
  'crlf-after': 'with a Windows line end behind it',
  'space-before': 'with a space before it',
  'space-after': 'with a space behind it',
  'spaces-around': 'with spaces around it',
  'double-quoted': 'with double quotes around it',
  'single-quoted': 'with single quotes around it',
  trimmed: 'without the white space around it',
  unquoted: 'without the quotes around it',
  'upper-case': 'in capital letters',
  'lower-case': 'in small letters',
  empty: 'left empty',
  'another-key': 'replaced by a made-up test key',
}
