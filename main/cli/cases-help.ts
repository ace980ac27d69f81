import { helpOf } from './option-help.ts'

/** What `roompass cases --help` shows. */
export const casesHelp = `Usage: roompass cases list [--platform NAME] [--group NAME] [--own] [--json]
       roompass cases make --profile NAME --room ROOM [choosing] [--title TEXT] [--json | --csv]
       roompass cases make --platform PLATFORM ... --key-stdin --room ROOM [choosing] [--json | --csv]
       roompass cases run --profile NAME [--room ROOM] [choosing] [running]
       roompass cases run --sheet ID [--open] [running]
       roompass cases compare ID BEFORE [--json]
       roompass cases endpoint --profile NAME [--url URL ... | --remove]

Edge cases: tokens and requests that are each wrong or odd in exactly one way, with what to expect of them and why.

Making signs them for a room, now. With a stored profile they are recorded as a sheet; without one nothing is recorded.
Who, where and when is said as with roompass issue: --name, --external-id, --role, --expires and the others there.
Without a profile it is --platform, its settings, --environment, --key-stdin and --key-encoding, as there.

Choosing; everything that the platform has when nothing is named:
${helpOf([
  ['--group NAME', 'the cases of a group, as list shows them; own for your own. May be given several times'],
  ['--case ID', 'one case. May be given several times'],
  ['--matrix NAME,NAME', 'combinations of the cases of these groups'],
  [
    '--cover pairs|full',
    'every two cases of two groups at least once (when not given), or every combination',
  ],
  [
    '--given ID=VALUE',
    'something that cases need, such as locked-room=vault; cases that need what is not given are left out',
  ],
  ['--now TIME', 'count times from this moment: a duration from now, an ISO date and time, or epoch seconds'],
])}

What is made, on standard output:
${helpOf([
  [
    '--json',
    'a list of { id, title, group, token, link, expected, reason, source }, for a request also request',
  ],
  ['--csv', 'the same as CSV'],
  ['--title TEXT', 'what the sheet is called'],
])}

Running sends each token to the endpoint of the profile, and each request to its platform, and records what was seen.
Without --room it is for the room of the profile's newest sheet:
${helpOf([
  ['--sheet ID', 'run a sheet that was made before'],
  ['--open', 'of that, only what nothing was seen of'],
  ['--concurrency N', 'requests under way at once, at most 64 (4 when not given)'],
  ['--rate N', 'requests a second, evenly spread (0 or not given: no limit)'],
  ['--junit FILE', 'write JUnit XML, without tokens; - is standard output'],
  ['--csv FILE', 'write CSV, with the tokens; - is standard output'],
  ['--json', '{ sheet, cases } with what was seen of each'],
])}

The endpoint of a profile; {link} (path and query of the join link), {room} and {token} are filled in:
${helpOf([
  ['--url URL', 'such as https://staging.example.com{link} or https://example.com/check?token={token}'],
  ['--method NAME', 'GET (when not given), POST or PUT'],
  [
    '--header "NAME: TEXT"',
    'may be given several times; other programs can read arguments, so a header with a secret is better set in the application',
  ],
  ['--body TEXT', 'for POST and PUT'],
  ['--accepted-status N-N', 'accepted are answers of these statuses (200-299 when no rule is given)'],
  ['--accepted-text TEXT', 'accepted are answers that have this text'],
  ['--accepted-json P=VALUE', 'accepted are answers with a value at a path, such as data.items[0].ok=true'],
  ['--name-screen-text TEXT', 'accepted answers that have this text ask for a name'],
  ['--remove', 'the profile has no endpoint any more'],
])}

${helpOf([
  [
    '--yes',
    'do not ask: for a host that is new, and for a production profile, which has to allow the Lab first',
  ],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, of a run: nothing failed; 1 refused, of a run: a case failed, or nobody answered; 2 wrong usage or
no such profile, sheet or case; 3 keychain, history or platform not available.`
