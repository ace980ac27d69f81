import { writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Batch, BatchChoice } from '../../shared/batch/schemas.ts'
import { type AskedRequest, json, serve } from '../platforms/test-server.ts'
import { acme, incoming, testNow } from '../test-drafts.ts'
import { everySession, startEngine, temporaryFolder } from '../test-engine.ts'
import { beginBatch, ended, guestsInHistory, guestsInOutput, outputsIn } from './test-batch.ts'

type Answer = (identity: string, response: ServerResponse) => void

const token: Answer = (identity, response) =>
  json(response, { sessionToken: `test-token-of-${identity}`, identity })

/** An engine with a profile at a server that answers as Video.io does, and a batch of guests on it. */
async function batchAt(first: Answer, guests: number, choice: BatchChoice = 'all') {
  let answer = first
  const server = await serve((asked, response) => answer(identityOf(asked), response))
  const folder = temporaryFolder()
  const input = join(folder, 'guests.csv')
  const output = join(folder, 'tokens.csv')
  const ids = Array.from({ length: guests }, (_, at) => `user-${at + 1}`)
  writeFileSync(input, ['id', ...ids].join('\n'))
  const { engine } = await startEngine()
  const { profile } = engine.profiles.save({
    ...acme,
    platform: 'video-io',
    settings: { api: server.origin },
    defaultRole: '',
    defaultValidity: '',
  })
  await engine.keys.add(incoming(profile.id))
  const begin = () =>
    beginBatch(engine, input, {
      plan: {
        draft: { profileId: profile.id, values: { scopes: '' }, startEarly: 0 },
        columns: { identity: '{id}' },
        timeZone: 'UTC',
      },
      target: { path: output },
      choice,
    })
  const answerWith = (next: Answer) => {
    answer = next
  }
  return { engine, server, folder, output, begin, answerWith, profile, ids }
}

function identityOf({ body }: AskedRequest): string {
  const { identity } = JSON.parse(body) as { identity: string }
  return identity
}

function expectAlike(
  { engine, output }: Pick<Awaited<ReturnType<typeof batchAt>>, 'engine' | 'output'>,
  ids: readonly string[],
) {
  const inHistory = guestsInHistory(engine).map(({ sessionId, externalId, token }) => [
    externalId,
    sessionId,
    token,
  ])
  expect(inHistory.map(([id]) => id).sort()).toEqual([...ids].sort())
  const inOutput = guestsInOutput(output).map(({ sessionId, externalId, token }) => [
    externalId,
    sessionId,
    token,
  ])
  expect(inOutput).toEqual(inHistory)
  for (const [id, , text] of inHistory) expect(text).toBe(`test-token-of-${id}`)
}

test('a platform makes the tokens, at most four at a time, and each is kept as one that was asked for alone', async () => {
  let [underWay, most] = [0, 0]
  const at = await batchAt((identity, response) => {
    underWay += 1
    most = Math.max(most, underWay)
    setImmediate(() => {
      underWay -= 1
      token(identity, response)
    })
  }, 30)
  const { session: single } = await at.engine.sessions.issue({
    draft: { profileId: at.profile.id, values: { identity: 'user-31', scopes: '' }, startEarly: 0 },
    timeZone: 'UTC',
  })
  const begun = await at.begin()
  expect(await ended(at.engine, begun.id)).toMatchObject({ state: 'done', issued: 30, waitingUntil: null })
  expect(most).toBeLessThanOrEqual(4)
  expect(at.server.asked).toHaveLength(31)
  const [row] = at.engine.sessions.search({ ...everySession, text: 'user-30' }).rows
  const session = at.engine.sessions.get(row?.id ?? '')
  expect(session).toEqual({
    ...single,
    ...{ id: session.id, externalId: 'user-30', token: 'test-token-of-user-30' },
    asked: { ...single.asked, identity: 'user-30' },
  })
  expect(session).toMatchObject({ origin: 'fetched', issuedAt: testNow, link: null })
  at.engine.sessions.remove([single.id])
  expectAlike(at, at.ids)
})

test('a platform that asks to wait is waited for, and it shows until when', async () => {
  let isLimited = true
  const at = await batchAt((identity, response) => {
    if (identity !== 'user-5' || !isLimited) return token(identity, response)
    isLimited = false
    json(response, { error: 'slow down' }, 429, { 'retry-after': '1' })
  }, 20)
  const seen: Batch[] = []
  at.engine.batch.onProgress((batch) => void seen.push(batch))
  const begun = await at.begin()
  await ended(at.engine, begun.id)
  expect(seen.map(({ waitingUntil }) => waitingUntil)).toContain(testNow + 1)
  expectAlike(at, at.ids)
})

test('who is refused for their own values is left out, or stops it', async () => {
  const refusing: Answer = (identity, response) =>
    identity === 'user-6' ? json(response, { error: 'not this one' }, 422) : token(identity, response)
  const good = await batchAt(refusing, 20, 'good')
  const begun = await good.begin()
  const done = await ended(good.engine, begun.id)
  expect(done).toMatchObject({ state: 'done', issued: 19, leftOut: 1 })
  expect(done.message).toMatch(
    /^One row that the check had let through was left out\. Row 6 \(line 7\): .*not this one/,
  )
  expectAlike(
    good,
    good.ids.filter((id) => id !== 'user-6'),
  )

  const all = await batchAt(refusing, 20)
  const other = await all.begin()
  const stopped = await ended(all.engine, other.id)
  expect(stopped).toMatchObject({ state: 'stopped', issued: 5, leftOut: 0, read: 5 })
  expect(stopped.message).toMatch(/^Row 6 \(line 7\) can not be issued: .*not this one/)
  all.answerWith(token)
  await all.engine.batch.resume(other.id)
  expect(await ended(all.engine, other.id)).toMatchObject({ state: 'done', issued: 20 })
  expectAlike(all, all.ids)
})

test('who was left out is told also after the batch broke off, the first of them with why', async () => {
  const bad = ['user-2', 'user-3', 'user-5', 'user-15', 'user-16']
  const refusing: Answer = (identity, response) =>
    bad.includes(identity) ? json(response, { error: `not ${identity}` }, 422) : token(identity, response)
  const at = await batchAt(
    (identity, response) =>
      identity === 'user-11' ? json(response, { error: 'who are you?' }, 401) : refusing(identity, response),
    20,
    'good',
  )
  const begun = await at.begin()
  expect(await ended(at.engine, begun.id)).toMatchObject({ state: 'stopped', issued: 7, leftOut: 3 })
  at.answerWith(refusing)
  await at.engine.batch.resume(begun.id)
  const done = await ended(at.engine, begun.id)
  expect(done).toMatchObject({ state: 'done', issued: 15, leftOut: 5 })
  expect(done.message).toMatch(/^5 rows that the check had let through were left out\. /)
  expect(done.message.match(/not user-\d+/g)).toEqual(['not user-2', 'not user-3', 'not user-5'])
  expect(done.message).toMatch(/Row 2 \(line 3\).*Row 3 \(line 4\).*Row 5 \(line 6\).* And 2 more\.$/)
  expect(at.engine.batch.get(begun.id).message).toBe(done.message)
})

test('a key that is refused stops it for all, and it goes on with the same guests', async () => {
  const at = await batchAt(
    (identity, response) => {
      if (identity === 'user-11') json(response, { error: 'who are you?' }, 401)
      else token(identity, response)
    },
    20,
    'good',
  )
  const begun = await at.begin()
  const stopped = await ended(at.engine, begun.id)
  expect(stopped).toMatchObject({ state: 'stopped', issued: 10, leftOut: 0 })
  expect(stopped.message).toMatch(/does not accept the API token/)
  at.answerWith(token)
  await at.engine.batch.resume(begun.id)
  expect(await ended(at.engine, begun.id)).toMatchObject({ state: 'done', issued: 20, leftOut: 0 })
  expectAlike(at, at.ids)
})

test.each(['cancel', 'lock'] as const)('%s does not wait for a platform', async (how) => {
  const waiting = Promise.withResolvers<void>()
  const at = await batchAt((identity, response) => {
    if (identity !== 'user-9') return token(identity, response)
    json(response, {}, 429, { 'retry-after': '100' })
    waiting.resolve()
  }, 20)
  const begun = await at.begin()
  await waiting.promise
  if (how === 'cancel') await at.engine.batch.cancel(begun.id)
  else {
    await at.engine.lock()
    await at.engine.unlock()
  }
  const batch = at.engine.batch.get(begun.id)
  expect(batch).toMatchObject({ state: how === 'cancel' ? 'cancelled' : 'stopped', issued: 8 })
  if (how === 'cancel') {
    expectAlike(
      { engine: at.engine, output: join(at.folder, outputsIn(at.folder)[0] ?? '') },
      at.ids.slice(0, 8),
    )
  }
})
