import type { Request } from '../../shared/contract.ts'
import { asEdgeCase } from '../../shared/lab/own-case.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { refuseClosed } from '../lab/guard.ts'
import { type TableValues, wrongUsage } from './arguments.ts'
import { type Choice, chosenCases, givenThings, momentOf } from './cases-choice.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import {
  draftOptionsOf,
  expectOptionsOf,
  expectRequired,
  filledDraft,
  settingOptions,
} from './platform-options.ts'
import { visible } from './text.ts'

/** What an account that is not stored is said with; a stored one has its own. */
const adHocOnly = ['platform', 'environment', 'key-stdin', 'key-encoding'] as const

/** @throws RoompassError `bad-request` for an option that says another account than the profile */
export function expectProfileAlone(
  values: Readonly<Partial<Record<(typeof adHocOnly)[number], unknown>>>,
  tables: TableValues,
): void {
  const extra =
    adHocOnly.find((option) => values[option] !== undefined) ??
    settingOptions.find((option) => tables.has(option))
  if (extra === undefined) return
  throw wrongUsage(`The option --${extra} does not go with --profile, which has its own.`)
}

/**
 * What the engine is asked for: the draft of a stored profile with the options put in, and the cases that were chosen.
 *
 * @throws RoompassError `bad-request`
 */
export function setRequest(
  engine: Engine,
  profile: Profile,
  values: Choice & { readonly title?: string | undefined },
  tables: TableValues,
  context: CliContext,
): Request<'sheets.make'> {
  const platform = platforms[profile.platform]
  expectOptionsOf(platform, draftOptionsOf(platform), tables)
  expectRequired(
    platform.fields.filter(({ kind }) => kind === 'room'),
    tables,
  )
  const lab = labOf(profile.platform)
  const own = engine.lab.ownCases(profile.platform).map((one) => asEdgeCase(one, context.timeZone))
  const library = { platform, lab, own }
  return {
    title: (values.title ?? '').slice(0, 200),
    draft: filledDraft(platform.newDraft(profile), platform, tables),
    timeZone: context.timeZone,
    moment: momentOf(values, context),
    cases: chosenCases(values, library),
    given: givenThings(values, library),
  }
}

/**
 * Asks before something is signed or sent for a production profile; nothing else is asked about.
 *
 * @param what is done, such as `Sign 134 crafted tokens`
 * @throws RoompassError `lab-closed` where the profile does not allow it, `cancelled`, `bad-request` where nobody can be asked
 */
export async function confirmProduction(
  profile: Profile,
  what: string,
  yes: boolean | undefined,
  { terminal }: Pick<CliContext, 'terminal'>,
): Promise<void> {
  refuseClosed(profile)
  if (profile.environment !== 'production') return
  const question = `${what} for the production profile ${visible(profile.name)}? What it signs and sends works there, for real guests and real rooms.`
  await confirm(question, yes, terminal, { doing: 'A production profile', done: 'signed or sent' })
}
