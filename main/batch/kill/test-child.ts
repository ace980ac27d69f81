import { createEngine } from '../../create-engine.ts'
import { fileSecrets } from '../../test-file-secrets.ts'
import { beginBatch, ended, guestPlan } from '../test-batch.ts'

/**
 * A process of its own for tests that kill it. It brings the batch of a history to its end: it begins it, or goes on with
 * it. It says `loaded` before that.
 */
const [dataDir = '', secretsDir = '', input = '', output = ''] = process.argv.slice(2)

const engine = createEngine({
  dataDir,
  secrets: fileSecrets(secretsDir),
  clock: Date.now,
  version: '0.0.0',
  host: 'test',
  watchEvery: 0,
})
await engine.start()
process.send?.('loaded')
const [known] = engine.batch.list()
const { id } = known === undefined ? await begun() : await engine.batch.resume(known.id)
const { state, message } = await ended(engine, id)
if (state !== 'done') throw new Error(`The batch is ${state}: ${message}`)
await engine.close()
process.disconnect()

function begun() {
  const [profile] = engine.profiles.list()
  if (profile === undefined) throw new Error('There is no profile to issue for.')
  return beginBatch(engine, input, { plan: guestPlan(profile), target: { path: output } })
}
