import {
  algorithms,
  characterForms,
  keyVariants,
  segmentForms,
  signatureForms,
} from '../../shared/lab/craft.ts'
import { helpOf } from './option-help.ts'

/** What `roompass compose --help` shows. */
export const composeHelp = `Usage: roompass compose --header-file FILE --payload-file FILE --alg ${algorithms.join('|')} --key-stdin [options]

Signs a header and a payload as they are, right or wrong, and prints the token. Exactly the bytes of the files are
signed, a final line end too: write them with printf, or give --minify. A dash for one of the files reads it from
standard input. Nothing is recorded: the token is in no history.

${helpOf([
  ['--header-file FILE', 'the header: UTF-8 text, JSON or anything else'],
  ['--payload-file FILE', 'the payload, likewise'],
  ['--alg NAME', `what it is signed with, whatever the header says: ${algorithms.join(', ')}`],
  [
    '--key-stdin',
    'read the key from standard input; it is never an argument. Not for none, and not needed for the variants empty and another-key',
  ],
  ['--key-encoding NAME', 'how that key is written: text, base64, base64url or hex (text when not given)'],
  ['--key-variant NAME', `sign with a mistake in the key: ${keyVariants.join(', ')}`],
  ['--minify', 'without the white space between the values of the JSON; nothing else changes'],
  ['--escape', 'with \\u escapes for everything beyond ASCII; the same as --characters escaped'],
  ['--characters NAME', `how characters become bytes: ${characterForms.join(', ')} (utf-8 when not given)`],
  [
    '--segments FORM',
    `how the parts are encoded: ${segmentForms.join(', ')} (base64url when not given); for one part alone header=FORM, payload=FORM or signature=FORM, with commas between`,
  ],
  ['--signature FORM', `what becomes of the signature: ${signatureForms.join(', ')} (whole when not given)`],
  [
    '--json',
    '{ token, header, payload, algorithm }; header and payload are the texts as they were signed, before they were encoded',
  ],
])}

Exit codes: 0 done, 1 the key can not be used so, 2 wrong usage or a file that can not be read.`
