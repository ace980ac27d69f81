import { beforeEach, describe, expect, test } from 'vitest'
import { json, serve } from '../platforms/test-server.ts'
import { digitalSamba, testNow, videoIo } from './test-platforms.ts'
import { ending, sessionsForEachTest } from './test-sessions.ts'

const { roompass, add, issued, inLobby, parsed } = sessionsForEachTest()

describe('stopping', () => {
  beforeEach(() => add('Acme', ...digitalSamba()))

  test('asks first, and says what the token still opens', async () => {
    const id = await inLobby('Ada')
    expect(await roompass(['stop', id])).toMatchObject({ code: 2, stdout: '' })
    const no = await roompass(['stop', id], { typed: [''] })
    expect(no).toMatchObject({ code: 1, stdout: '' })
    expect(no.stderr).toContain('Stop the session of Ada in lobby? The token itself')
    expect(no.stderr).toContain(ending)
    expect(no.stderr).toContain('Nothing was stopped.')
    expect(await parsed(['get', id])).toMatchObject({ state: 'valid', stoppedAt: null })
    const yes = await roompass(['stop', id], { typed: ['y'] })
    expect(yes.code).toBe(0)
    expect(yes.stdout).toContain('Stopped the session of Ada in lobby: 15 Jan 2027, 09:00:00 CET (now).')
    expect(yes.stdout).toContain(ending)
    expect(await parsed(['get', id])).toMatchObject({ state: 'stopped', stoppedAt: testNow })
    expect((await roompass(['current'])).code).toBe(1)
    expect((await roompass(['history', '--state', 'stopped'])).stdout).toContain('Ada')
  })

  test('twice keeps the first time, and does not ask again', async () => {
    const id = await inLobby('Ada')
    await roompass(['stop', id, '--yes'])
    const again = await parsed(['stop', id], { now: testNow + 60 })
    expect(again).toMatchObject({ id, state: 'stopped', stoppedAt: testNow, endedLive: null })
    expect(again).not.toHaveProperty('token')
    expect(again).not.toHaveProperty('claims')
  })

  test('ends the live meeting too where that is asked for', async () => {
    const server = await serve(({ method, path }, response) => {
      if (method === 'POST') return json(response, {}, 200)
      if (path.endsWith('/sessions'))
        return json(response, { data: [{ id: 's-1', live: true }], total_count: '1' })
      return json(response, { data: [], total_count: '0' })
    })
    await add('Live', ...digitalSamba(server.origin))
    const id = await issued('Live', '--room', 'lobby', '--name', 'Ada')
    const no = await roompass(['stop', id, '--end-live'], { typed: ['no'] })
    expect(no.stderr).toContain('The meeting that is live in lobby ends for everyone.')
    expect(server.asked).toEqual([])
    expect(await parsed(['stop', id, '--end-live', '--yes'])).toMatchObject({
      state: 'stopped',
      endedLive: 1,
    })
    expect(server.asked.map(({ method }) => method)).toContain('POST')
  })

  test('stops nothing where the meeting can not be ended', async () => {
    const server = await serve((_, response) => json(response, {}, 500))
    await add('Live', ...digitalSamba(server.origin))
    const id = await issued('Live', '--room', 'lobby', '--name', 'Ada')
    await server.close()
    expect(await roompass(['stop', id, '--end-live', '--yes'])).toMatchObject({ code: 3, stdout: '' })
    expect(await parsed(['get', id])).toMatchObject({ state: 'valid' })
    const { account } = await videoIo()
    await add('Videos', ...account)
    const video = await issued('Videos', '--external-id', 'user-1')
    const run = await roompass(['stop', video, '--end-live', '--yes'])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('Video.io VideoKit can not be asked to end a meeting')
  })
})

describe('renewing', () => {
  test('issues the same again, for as long as before', async () => {
    await add('Acme', ...digitalSamba())
    const id = await inLobby('Ada', '--expires', '90m', '--role', 'speaker')
    const later = { now: testNow + 5000 }
    const renewed = await parsed(['renew', id], later)
    expect(renewed).toMatchObject({
      claims: { u: 'Ada', rd: 'lobby', role: 'speaker', exp: testNow + 5000 + 5400 },
      validUntil: testNow + 5000 + 5400,
    })
    expect(renewed.id).not.toBe(id)
    expect(await parsed(['current', 'Acme'], later)).toMatchObject({ id: renewed.id })
    expect((await roompass(['renew', id, '--token'], later)).stdout).toMatch(/^eyJ\S+\n$/)
    expect((await roompass(['renew', id, '--link'], later)).stdout).toMatch(/^https:\S+\n$/)
    expect(await roompass(['renew', id, '--link', '--token'])).toMatchObject({ code: 2 })
  })

  test('asks the platform again where it makes the tokens', async () => {
    const { account, server } = await videoIo()
    await add('Videos', ...account)
    const id = await issued('Videos', '--external-id', 'user-1')
    expect(await parsed(['renew', id])).toMatchObject({
      token: 'opaque-token',
      asked: { identity: 'user-1' },
    })
    expect(server.asked).toHaveLength(2)
    expect(await roompass(['renew', id, '--link'])).toMatchObject({ code: 2, stdout: '' })
    expect(server.asked).toHaveLength(2)
  })

  test('needs its profile', async () => {
    await add('Acme', ...digitalSamba())
    const id = await inLobby('Ada')
    await roompass(['profiles', 'remove', 'Acme', '--yes'])
    const run = await roompass(['renew', id])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
  })
})
