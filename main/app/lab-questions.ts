import type { RequestCraft } from '../../shared/lab/schemas.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import { counted, type Question } from './questions.ts'

const forReal =
  'This profile is one of production: what it signs works there, for real guests and real rooms.'

/** For a profile of production that allows the Lab. @param tokens how many, 1 for one put together by hand */
export function signQuestion(tokens: number, profileName: string): Question {
  const what = tokens === 1 ? 'a crafted token' : counted(tokens, 'crafted token')
  return {
    message: `Sign ${what} with the key of “${oneLine(profileName)}”?`,
    detail: forReal,
    confirm: 'Sign',
    decline: 'Cancel',
  }
}

/** For the same, where requests are made and nothing is sent yet. */
export function makeRequestsQuestion(requests: number, profileName: string): Question {
  return {
    message: `Make ${counted(requests, 'edge case')} for “${oneLine(profileName)}”?`,
    detail: 'This profile is one of production: its requests go to the real account once they are run.',
    confirm: 'Make',
    decline: 'Cancel',
  }
}

/** One request by hand. */
export function sendQuestion(
  { method, path }: Pick<RequestCraft, 'method' | 'path'>,
  profileName: string,
): Question {
  return {
    message: `Send this request with the secret of “${oneLine(profileName)}”?`,
    detail: `${excerpt(`${method} ${path}`)}. This profile is one of production: the request goes to the real account.`,
    confirm: 'Send',
    decline: 'Cancel',
  }
}

/** A run of a sheet. @param where the host that tokens go to; null where requests go to the platform */
export function runQuestion(requests: number, profileName: string, where: string | null): Question {
  return {
    message: `Send ${counted(requests, 'request')} for “${oneLine(profileName)}”${where === null ? '' : ` to ${oneLine(where)}`}?`,
    detail: 'This profile is one of production: what is sent goes to real rooms, or to the real account.',
    confirm: 'Run',
    decline: 'Cancel',
  }
}

/** @param origin such as `https://example.com` */
export function confirmEndpointQuestion(origin: string, profileName: string): Question {
  return {
    message: `Send the tokens of “${oneLine(profileName)}” to ${oneLine(origin)}?`,
    detail:
      'Runs of this profile send every token of a sheet there. The tokens work: whoever runs that host can use them. It is asked again for another host.',
    confirm: 'Allow',
    decline: 'Cancel',
  }
}

export function removeSheetQuestion(title: string, rows: number): Question {
  return {
    message: `Remove the sheet “${oneLine(title)}”?`,
    detail: `Its ${counted(rows, 'row')} with what was seen of each, and the tokens that were made for it, are removed for good.`,
    confirm: 'Remove',
    decline: 'Cancel',
  }
}

/** @param hasTokens whether the format holds them */
export function exportSheetQuestion(rows: number, hasTokens: boolean): Question {
  return {
    message: `Export ${counted(rows, 'row')}${hasTokens ? ' with their tokens' : ''} to a plain text file?`,
    detail: hasTokens
      ? 'The file is not encrypted, and holds tokens that work: anyone who gets it can use them, and read the names and rooms in them.'
      : 'The file is not encrypted: anyone who gets it can read what was seen, the notes and the room. It holds no tokens.',
    confirm: 'Export',
    decline: 'Cancel',
  }
}
