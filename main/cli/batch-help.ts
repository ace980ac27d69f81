import { outputFormatSchema } from '../../shared/batch/schemas.ts'
import { draftHelp, helpOf } from './option-help.ts'

/** What `roompass batch --help` shows. */
export const batchHelp = `Usage: roompass batch FILE --out FILE --profile NAME [options]
       roompass batch FILE --dry-run --profile NAME [options]
       roompass batch FILE --out FILE --profile NAME --resume
       roompass batch --stdin --stdout --profile NAME --only-good [options]

Issues a token for every guest in a table, and records each in the history. All rows are looked at first, and nothing is
issued while one has an error. A batch that breaks off, whatever the reason, goes on with --resume: each guest gets
one token, and what is in the output is in the history.

From where and to where:
${helpOf([
  ['FILE', 'CSV, TSV, or JSON lines with one object a line; UTF-8, UTF-16 or Windows-1252'],
  ['--stdin', 'read the guests from standard input instead; needs --only-good or --only-fine'],
  ['--input-format NAME', 'csv or jsonl, where it is not seen rightly'],
  ['--separator SIGN', 'a comma, a semicolon, or tab, where it is not seen rightly'],
  ['--header', 'the first row has the names of the columns, where it is not seen rightly'],
  ['--no-header', 'the first row is a guest; columns are then called “column 1” and so on'],
  ['--out FILE', 'where the tokens go; for QR codes a folder. It gets its name once it is whole'],
  ['--stdout', 'write the tokens to standard output instead, as csv or jsonl'],
  [
    '--format NAME',
    `${outputFormatSchema.options.join(', ')}; passes is a page to print. Without it, as the name of the output ends, or csv`,
  ],
  [
    '--overwrite',
    'replace a file that is there already, beside a folder make one with a number, or begin anew where a batch broke off',
  ],
  [
    '--guard-formulas',
    'write cells that a spreadsheet takes for formulas as text; not done otherwise, as programs read the output',
  ],
])}

Which columns are used. They are known by their names, or as they were used the last time:
${helpOf([
  [
    '--map FIELD=TEMPLATE',
    'fill a field from columns, such as --map name="{First} {Last}"; {{ and }} are braces, and nothing takes no column. A field is called as its option below. May be given several times',
  ],
])}

For whom, where and when, as far as the platform has it: for all rows, and where a field has a column, for those rows in
which that is empty:
${draftHelp()}

  Times are written as with roompass issue, and all count from the moment at which the batch is begun.

What is issued:
${helpOf([
  ['--profile NAME', 'a stored profile, with its current key'],
  ['--dry-run', 'look at all rows, list what is wrong with them, and issue nothing'],
  ['--only-good', 'leave rows with errors out'],
  ['--only-fine', 'leave rows with errors or warnings out'],
  [
    '--resume',
    'go on with the newest batch from this input into this output that broke off, as it was begun; it reads the input again',
  ],
  ['--yes', 'do not ask, for a production profile'],
  [
    '--json',
    '{ batch, rows, issued, leftOut, output, seconds, message }, of a dry run { rows, fine, warnings, errors, formulas, problems }',
  ],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Ctrl+C stops a batch so that it can go on. How far it is, is shown where standard error is a terminal.

Exit codes: 0 done, 1 a row has an error, refused, or stopped before the end, 2 wrong usage, no such file or profile, or
no batch to go on with, 3 keychain, history or platform not available.`
