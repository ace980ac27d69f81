import { createEngine } from '../create-engine.ts'
import { fileSecrets } from '../test-file-secrets.ts'
import { batchSteps } from './steps.ts'
import { beginBatch, ended, guestPlan } from './test-batch.ts'

/** A process of its own that begins a batch, and dies the nth time that it reaches a step. For tests. */
const [dataDir = '', secretsDir = '', input = '', output = '', named = '', nth = '1'] = process.argv.slice(2)

const step = batchSteps.find((one) => one === named)
if (step === undefined) throw new Error(`There is no step ${named}.`)
const engine = createEngine({
  ...{ dataDir, secrets: fileSecrets(secretsDir), clock: Date.now },
  ...{ version: '0.0.0', host: 'test', watchEvery: 0 },
  killAt: { step, nth: Number(nth) },
})
await engine.start()
const [profile] = engine.profiles.list()
if (profile === undefined) throw new Error('The test has made a profile.')
const { id } = await beginBatch(engine, input, { plan: guestPlan(profile), target: { path: output } })
await ended(engine, id)
await engine.close()
