import { environmentSchema, keyEncodingSchema, platformIdSchema } from '../../shared/schemas.ts'
import { draftHelp, examplesOf, helpOf, neededOf, secretNames, settingHelp } from './option-help.ts'

const examples = examplesOf(
  '       roompass issue',
  (platform) => ` --key-stdin${neededOf(platform)} [options]`,
)

/** What `roompass issue --help` shows. */
export const issueHelp = `Usage: roompass issue --profile NAME [options]
${examples.join('\n')}

Issues a token for a guest, or asks the platform for one where the platform makes it, and records it in the history.

Who issues:
${helpOf([
  ['--profile NAME', 'a stored profile, with its current key'],
  ['--platform PLATFORM', `without a stored profile: ${platformIdSchema.options.join(', ')}`],
])}
${settingHelp()}
${helpOf([
  ['--environment NAME', `${environmentSchema.options.join(', ')} (development when not given)`],
  ['--key-stdin', `read the secret (${secretNames}) from standard input; it is never an argument`],
  [
    '--key-encoding NAME',
    `how a key that signs is written: ${keyEncodingSchema.options.join(', ')} (text when not given)`,
  ],
])}

For whom, where and when, as far as the platform has it; an empty value ("") leaves it out:
${draftHelp()}

  A time is a duration (90m, 2h30m, 3d), an ISO date and time, or epoch seconds; none or never leaves it out. A
  negative duration is written --not-before=-5m. Without --expires it is the profile's validity, or 2h.

What is shown (a readable summary when none is given; remarks go to standard error):
${helpOf([
  ['--token', 'only the token'],
  ['--link', 'only the join link, where the platform has one'],
  [
    '--json',
    '{ id, token, link, header, claims, asked, validFrom, validUntil, isEndUnknown, findings }; asked is what the platform was asked for, where it made the token, with what the client gives to its SDK',
  ],
])}

${helpOf([
  ['--no-history', 'keep it out of the history'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 issued, 1 refused, 2 wrong usage or no such profile, 3 keychain, history or platform not available.
Without a keychain --key-stdin still issues, exits 0 and says that nothing was recorded.`
