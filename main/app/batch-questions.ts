import type { OutputFormat } from '../../shared/batch/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import { counted, type Question } from './questions.ts'

/** Before a batch is begun: how many tokens, for whom, and what whoever gets the output can do with it. */
export function issueBatchQuestion(
  tokens: number,
  { name, environment }: Pick<Profile, 'name' | 'environment'>,
  format: OutputFormat,
): Question {
  const detail = [
    ...(environment === 'production'
      ? ['This profile is one of production: they work there, for real guests and real rooms.']
      : []),
    dangers[format],
  ].join(' ')
  return {
    message: `Issue ${counted(tokens, 'token')} for “${oneLine(name)}”?`,
    detail,
    confirm: 'Issue',
    decline: 'Cancel',
  }
}

const ofCodes =
  'hold tokens that work: anyone who gets one can enter the room with it, under the guest’s name.'
const ofTexts =
  'The file is not encrypted, and holds tokens that work: anyone who gets it can use them, and read all that the rows say.'

const dangers: Readonly<Record<OutputFormat, string>> = {
  csv: ofTexts,
  jsonl: ofTexts,
  'qr-png': `The codes are not encrypted, and ${ofCodes}`,
  'qr-svg': `The codes are not encrypted, and ${ofCodes}`,
  passes: `The passes are not encrypted, and ${ofCodes}`,
}
