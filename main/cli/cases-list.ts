import type { EdgeCase } from '../../shared/lab/edge-case.ts'
import { asEdgeCase } from '../../shared/lab/own-case.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { type PlatformId, platformIdSchema } from '../../shared/schemas.ts'
import { commonOptions, expectWords, oneOf, readArguments } from './arguments.ts'
import { expectGroups } from './cases-choice.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { table, toJson } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  platform: { type: 'string' },
  group: { type: 'string', multiple: true },
  own: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

interface ListedCase extends EdgeCase {
  readonly platform: PlatformId
}

/** `roompass cases list`: what there is to choose from. Without `--own` neither keychain nor history is asked. */
export async function listCases(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 0)
  const ids = platformIdSchema.options
  const chosen = values.platform === undefined ? ids : [oneOf(values.platform, ids, 'platform')]
  const groups = values.group ?? []
  // One that a single platform has is not one of the others.
  const [only, ...others] = chosen
  if (only !== undefined && others.length === 0) {
    expectGroups(groups, { platform: platforms[only], lab: labOf(only) })
  }
  const own = values.own ? await ownCases(chosen, values['data-dir'], context) : []
  const library = chosen.flatMap((platform) => labOf(platform).cases.map((one) => ({ ...one, platform })))
  const found = [...library, ...own].filter(({ group }) => groups.length === 0 || groups.includes(group))
  if (values.json) context.terminal.out(toJson(found.map(listed)))
  else if (found.length === 0) context.terminal.err('roompass: There is no such case.')
  else context.terminal.out(casesTable(found, others.length > 0))
  return exitCodes.done
}

function ownCases(
  chosen: readonly PlatformId[],
  dataDir: string | undefined,
  context: CliContext,
): Promise<ListedCase[]> {
  return withHistory(context, dataDir, async (engine) =>
    chosen.flatMap((platform) =>
      engine.lab.ownCases(platform).map((own) => ({ ...asEdgeCase(own, context.timeZone), platform })),
    ),
  )
}

function listed({
  id,
  title,
  group,
  platform,
  expected,
  reason,
  source,
  resigned,
  needs,
  steps,
}: ListedCase) {
  return {
    ...{ id, title, group, platform, expected, reason, source, resigned },
    needs: needs ?? null,
    steps: steps ?? null,
  }
}

function casesTable(found: readonly ListedCase[], hasSeveral: boolean): string {
  const needs = found.some((one) => one.needs !== undefined)
  const row = (
    id: string,
    group: string,
    expected: string,
    platform: string,
    need: string,
    title: string,
  ) => [...[id, group, expected], ...(hasSeveral ? [platform] : []), ...(needs ? [need] : []), title]
  return table([
    row('ID', 'GROUP', 'EXPECTED', 'PLATFORM', 'NEEDS', 'TITLE'),
    ...found.map((one) => row(one.id, one.group, one.expected, one.platform, one.needs ?? '', one.title)),
  ])
}
