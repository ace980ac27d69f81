import { platforms } from '../../shared/platforms/index.ts'
import { tokenEnding } from '../../shared/removal-words.ts'
import type { Person, PlatformId, Session } from '../../shared/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import { counted, type Question } from './questions.ts'

type Stopped = Pick<
  Session,
  'platform' | 'name' | 'externalId' | 'person' | 'room' | 'validUntil' | 'isEndUnknown'
>

/** Ends a session here. What it still opens elsewhere is the platform's to say. */
export function stopQuestion(session: Stopped): Question {
  const { room } = session
  const { name, externalId } = session.person ?? session
  const whom = name ?? externalId
  const whose = whom === null ? '' : ` of “${oneLine(whom)}”`
  const where = room === '' ? '' : ` for “${oneLine(room)}”`
  return {
    message: `Stop the session${whose}${where}?`,
    detail: `It is marked as ended here. ${tokenEnding(session)}`,
    confirm: 'Stop',
    decline: 'Cancel',
  }
}

export function endLiveQuestion({ room }: Pick<Session, 'room'>): Question {
  return {
    message: `End the live session in “${oneLine(room)}” for everybody?`,
    detail:
      'Everybody who is in the room now is taken out of it. Their tokens go on working, so they can come back until those expire.',
    confirm: 'End Live Session',
    decline: 'Cancel',
  }
}

/** @param platform null where their profile is gone */
export function forgetPersonQuestion(
  person: Pick<Person, 'name' | 'externalId' | 'aliasName'>,
  platform: PlatformId | null,
): Question {
  const { name, externalId, aliasName } = person
  const leftBehind = platform === null ? null : platforms[platform].leftBehind
  const detail = [
    `This is final. Their sessions stay in the history under “${aliasName}”, and nobody can tell any more who that was.`,
    'A later token for them has another name and id.',
    ...(leftBehind === null ? [] : [leftBehind]),
  ].join(' ')
  return {
    message: `Forget “${oneLine(name ?? externalId ?? aliasName)}” for good?`,
    detail,
    confirm: 'Forget',
    decline: 'Cancel',
  }
}

export function exportPeopleQuestion(people: number): Question {
  return {
    message: `Export who is behind ${counted(people, 'alias', 'aliases')} to a plain text file?`,
    detail:
      'The file is not encrypted and names real people: anyone who gets it knows who is behind each alias and id.',
    confirm: 'Export',
    decline: 'Cancel',
  }
}
