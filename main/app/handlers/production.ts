import { RoompassError } from '../../../shared/errors.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { refuseClosed } from '../../lab/guard.ts'
import type { Dialogs } from '../dialogs.ts'
import type { Question } from '../questions.ts'

/**
 * Stands before everything that the Lab signs or sends: a profile of production has to allow it, and then the person is
 * asked each time.
 *
 * @throws RoompassError `lab-closed`, `cancelled`
 */
export async function askForProduction(
  dialogs: Pick<Dialogs, 'ask'>,
  profile: Profile,
  question: () => Question,
): Promise<void> {
  refuseClosed(profile)
  if (profile.environment !== 'production' || (await dialogs.ask(question()))) return
  throw new RoompassError('cancelled', 'Nothing was signed or sent.')
}
