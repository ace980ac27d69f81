import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createEngine } from '../create-engine.ts'
import { acme, incoming } from '../test-drafts.ts'
import { temporaryFolder } from '../test-engine.ts'
import { fileSecrets } from '../test-file-secrets.ts'
import { type BatchStep, batchSteps } from './steps.ts'
import { ended, guestsInHistory, guestsInOutput, guestTable, inFolder, outputsIn } from './test-batch.ts'

const child = fileURLToPath(new URL('./test-steps-child.ts', import.meta.url))

/** Three chunks, the last of them not full. */
const guests = 4500

async function startAt(folder: string) {
  const engine = createEngine({
    ...{ dataDir: join(folder, 'data'), secrets: fileSecrets(join(folder, 'secrets')), clock: Date.now },
    ...{ version: '0.0.0', host: 'test', watchEvery: 0 },
  })
  onTestFinished(() => engine.close())
  await engine.start()
  return engine
}

/** Has a process begin a batch and die at a step, and gives an engine on what it left. */
async function killedAt(step: BatchStep, nth: number) {
  const folder = temporaryFolder()
  const { input, output } = inFolder(folder)
  writeFileSync(input, guestTable(guests))
  const before = await startAt(folder)
  const { profile } = before.profiles.save(acme)
  await before.keys.add(incoming(profile.id))
  await before.close()
  const running = fork(
    child,
    [join(folder, 'data'), join(folder, 'secrets'), input, output, step, String(nth)],
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const [, signal] = await once(running, 'exit')
  expect(signal).toBe('SIGKILL')
  const engine = await startAt(folder)
  const [batch] = engine.batch.list()
  if (batch === undefined) throw new Error('A batch that was begun is listed.')
  return { engine, batch, folder, input, output }
}

const cases: [BatchStep, number][] = [
  ...batchSteps.map((step): [BatchStep, number] => [step, 1]),
  ...(
    ['chunk-sent', 'before-commit', 'after-commit', 'before-write', 'within-write', 'after-sync'] as const
  ).map((step): [BatchStep, number] => [step, 2]),
  ['after-write', 3],
]

describe('a batch whose process is killed', () => {
  test.each(cases)(
    'at “%s”, time %d, goes on with nothing lost and nothing doubled',
    { timeout: 120_000 },
    async (step, nth) => {
      const { engine, batch, folder, output } = await killedAt(step, nth)
      const isOver = step === 'after-done'
      expect(batch.state).toBe(isOver ? 'done' : 'stopped')
      const recorded = guestsInHistory(engine)
      expect(recorded).toHaveLength(batch.issued)
      if (step === 'batch-recorded') expect(batch.issued).toBe(0)
      // What has its name is whole at any moment.
      if (existsSync(output)) expect(guestsInOutput(output)).toEqual(recorded)
      if (!isOver) await engine.batch.resume(batch.id)
      expect(await ended(engine, batch.id)).toMatchObject({
        ...{ state: 'done', read: guests, issued: guests, leftOut: 0, message: '' },
      })
      const inHistory = guestsInHistory(engine)
      const before = new Set(recorded.map(({ sessionId }) => sessionId))
      expect(inHistory.filter(({ sessionId }) => before.has(sessionId))).toEqual(recorded)
      expect(new Set(inHistory.map(({ externalId }) => externalId)).size).toBe(guests)
      expect(inHistory).toHaveLength(guests)
      expect(guestsInOutput(output)).toEqual(inHistory)
      expect(outputsIn(folder)).toEqual(['tokens.csv'])
    },
  )

  test.each(['after-rename', 'before-done'] as const)(
    'at “%s” is over without its input, since the output has its name',
    { timeout: 120_000 },
    async (step) => {
      const { engine, batch, input, output } = await killedAt(step, 1)
      rmSync(input)
      await engine.batch.cancel(batch.id)
      expect(engine.batch.get(batch.id)).toMatchObject({ state: 'done', issued: guests, message: '' })
      expect(guestsInOutput(output)).toEqual(guestsInHistory(engine))
    },
  )
})
