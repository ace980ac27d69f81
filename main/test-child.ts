import { createEngine } from './create-engine.ts'
import { dataFolder, ensureFolder } from './data/folder.ts'
import { withLock } from './data/lock.ts'
import { makeSheetOf, ownCase } from './lab/test-lab.ts'
import { acme, draftFor, incoming, testNow } from './test-drafts.ts'
import { fileSecrets } from './test-file-secrets.ts'

/**
 * A process of its own with an engine, for tests: `start` says what it found, `issue` issues one session and says
 * its id, `die-after-record` kills itself in the moment between recording a session and giving it out, `die-after-sheet`
 * the same with a sheet, and `die-under-lock` while it holds the lock of the first start.
 */
const [action, dataDir = '', secretsDir = ''] = process.argv.slice(2)

if (action === 'die-under-lock') {
  const { lock, path } = dataFolder(dataDir)
  ensureFolder(path)
  await withLock(lock, async () => process.kill(process.pid, 'SIGKILL'))
}

const engine = createEngine({
  dataDir,
  secrets: fileSecrets(secretsDir),
  clock: () => testNow * 1000,
  version: '0.0.0',
  host: 'test',
  watchEvery: 0,
})
await engine.start()
const say = (answer: unknown) => process.send?.(answer)

switch (action) {
  case 'start': {
    say(engine.status().history)
    break
  }
  case 'issue': {
    const [profile] = engine.profiles.list()
    const draft = draftFor(profile?.id ?? '', { u: `Guest of ${process.pid}` })
    const { session } = await engine.sessions.issue({ draft, timeZone: 'UTC' })
    say(session.id)
    break
  }
  case 'die-after-record': {
    const { profile } = engine.profiles.save(acme)
    await engine.keys.add(incoming(profile.id))
    engine.on('sessions.changed', () => process.kill(process.pid, 'SIGKILL'))
    await engine.sessions.issue({ draft: draftFor(profile.id), timeZone: 'UTC' })
    say('still alive')
    break
  }
  case 'die-after-sheet': {
    const { profile } = engine.profiles.save(acme)
    await engine.keys.add(incoming(profile.id))
    const ids = ['one', 'two', 'three']
    engine.lab.saveOwnCases(ids.map((id) => ownCase(id)))
    engine.on('sheets.changed', () => process.kill(process.pid, 'SIGKILL'))
    await makeSheetOf(engine, profile.id, ids)
    say('still alive')
    break
  }
}
await engine.close()
process.disconnect()
