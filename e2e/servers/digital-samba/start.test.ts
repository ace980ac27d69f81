import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get, type RequestOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startDigitalSamba } from './start.ts'
import { basic, useServer } from './test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'digital-samba-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function status(options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', ...options }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
}

describe('over https', () => {
  const test = useServer({ tls: { folder } })
  const secure = () => {
    const { https } = test.server
    if (!https) throw new Error('There is no https.')
    return https
  }

  it.each(['acme.digitalsamba.com', 'localhost'])(
    'it is %s to whoever trusts the certificate',
    async (servername) => {
      const ca = readFileSync(secure().certificate)
      const headers = { authorization: basic(test.server) }
      const asked = {
        port: secure().port,
        ca,
        servername,
        headers,
        path: '/api/v1/rooms',
        agent: false,
      } as const
      expect(await status(asked)).toBe(200)
      await expect(status({ ...asked, servername: 'other.test' })).rejects.toThrow('altnames')
    },
  )

  it('it is not trusted otherwise', async () => {
    await expect(status({ port: secure().port, servername: 'localhost', agent: false })).rejects.toThrow(
      'self-signed',
    )
  })

  it('it is the same server as over http', async () => {
    expect(secure().origin).toBe(`https://127.0.0.1:${secure().port}`)
    const ca = readFileSync(secure().certificate)
    const before = test.server.asked.length
    await status({ port: secure().port, ca, servername: 'localhost', path: '/product-demo', agent: false })
    await fetch(`${test.server.origin}/product-demo`)
    expect(test.server.asked.slice(before)).toHaveLength(2)
  })
})

describe('startDigitalSamba', () => {
  it('gives the seeded team and rooms, and no https that was not asked for', async () => {
    const server = await startDigitalSamba()
    expect(server.https).toBeNull()
    expect(server.team).toEqual({
      id: '11111111-2222-4333-8444-555555555555',
      domain: 'acme',
      developerKey: 'test-developer-key-not-a-real-one',
    })
    expect(server.state.rooms.map((room) => room.friendlyUrl)).toEqual([
      'product-demo',
      'all-hands',
      'board-room',
      'workshop',
      'locked-room',
      'ends-soon',
    ])
    await server.close()
    await expect(fetch(server.origin)).rejects.toThrow('fetch failed')
  })

  it('leaves nothing running when a port is taken', async () => {
    const other = await startDigitalSamba()
    const taken = Number(new URL(other.origin).port)
    await expect(startDigitalSamba({ port: taken })).rejects.toThrow('EADDRINUSE')
    const free = await startDigitalSamba()
    const port = Number(new URL(free.origin).port)
    await free.close()
    await expect(startDigitalSamba({ port, tls: { folder, port: taken } })).rejects.toThrow('EADDRINUSE')
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed')
    await other.close()
  })

  it('ends also while requests wait', async () => {
    const server = await startDigitalSamba()
    const slow = server.fault({ kind: 'slow' })
    const waiting = fetch(server.origin).then(
      () => 'answered',
      () => 'cut',
    )
    await slow.reached()
    await server.close()
    expect(['answered', 'cut']).toContain(await waiting)
  })

  it('tells of each request when it is over', async () => {
    const told = Promise.withResolvers<unknown>()
    const server = await startDigitalSamba({ onAnswered: told.resolve })
    await fetch(`${server.origin}/nowhere`)
    expect(await told.promise).toEqual({
      method: 'GET',
      path: '/nowhere',
      query: '',
      scheme: 'none',
      status: 404,
    })
    await server.close()
  })
})
