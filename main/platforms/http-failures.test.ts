import { createServer } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { openConnection } from './http.ts'
import { ask, basic, connection, expectNothingOf, failureOf, get, key } from './test-connection.ts'
import { serve } from './test-server.ts'

describe('a question that has no answer', () => {
  test('fails where nobody takes the connection', async () => {
    const { origin, close, port } = await serve(() => undefined)
    await close()
    const error = await failureOf(connection(origin).ask(get()))
    expect(error).toMatchObject({ code: 'platform-unavailable' })
    expect(error.message).toBe(
      `127.0.0.1:${port} does not take connections: check the API address, or try again later.`,
    )
  })

  test('fails where there is no such host', async () => {
    const error = await failureOf(connection('https://no-such-host.invalid').ask(get()))
    expect(error.code).toBe('platform-unavailable')
    expect(error.message).toContain('no-such-host.invalid')
  })

  test('fails where the server is too slow to begin', async () => {
    const error = await failureOf(ask(() => undefined, { timeLimit: 50 }))
    expect(error.code).toBe('platform-unavailable')
    expect(error.message).toMatch(/did not answer within 0\.05 s/)
  })

  test('fails where the answer begins and does not end in time', async () => {
    const error = await failureOf(
      ask((_request, response) => void response.writeHead(200).write('{"data":'), { timeLimit: 80 }),
    )
    expect(error.message).toMatch(/did not answer within 0\.08 s/)
  })

  test('fails where the connection is cut before the answer', async () => {
    const error = await failureOf(ask((_request, response) => void response.destroy()))
    expect(error.code).toBe('platform-unavailable')
    expect(error.message).toMatch(/cut the connection before it answered/)
  })

  test('fails where the connection is cut in the middle of it', async () => {
    const error = await failureOf(
      ask((_request, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{"data":[', () => response.destroy())
      }),
    )
    expect(error.message).toMatch(/broke off before the answer was complete/)
  })

  test.each(['', 'OK', '{"data":[', '<html>sign in</html>', '{"data":[]}}', '\u0000'])(
    'fails where %j comes instead of JSON',
    async (body) => {
      const error = await failureOf(ask((_request, response) => response.writeHead(200).end(body)))
      expect(error.code).toBe('platform-unavailable')
      expect(error.message).toMatch(/is not JSON/)
    },
  )

  test('fails where something else than a web server answers', async () => {
    const { origin, port } = await serve((_request, response) => {
      response.socket?.end('220 mail.test ESMTP\r\n')
    })
    const error = await failureOf(connection(origin).ask(get()))
    expect(error.message).toBe(
      `127.0.0.1:${port} does not answer as a web server does: check the API address.`,
    )
  })

  test.each([200, 500])('is not read further than the limit, with status %d', async (status) => {
    let written = 0
    let ended = false
    const error = await failureOf(
      ask(
        (_request, response) => {
          response.writeHead(status)
          response.on('close', () => {
            ended = true
          })
          const more = () => {
            while (!ended && response.write('x'.repeat(65_536))) written += 65_536
          }
          response.on('drain', more)
          more()
        },
        { bodyLimit: 1024 * 1024 },
      ),
    )
    expect(error.code).toBe('platform-unavailable')
    expect(error.message).toMatch(/larger than 1 MB and was not read/)
    await expect.poll(() => ended).toBe(true)
    expect(written).toBeLessThan(50 * 1024 * 1024)
  })

  test('takes a body of exactly the limit', async () => {
    const body = JSON.stringify('x'.repeat(1022))
    const answer = await ask((_request, response) => response.end(body), { bodyLimit: 1024 })
    expect(answer.body).toHaveLength(1022)
    const error = await failureOf(ask((_request, response) => response.end(`${body} `), { bodyLimit: 1024 }))
    expect(error.message).toMatch(/larger than/)
  })

  test.each(['before it is asked', 'before the answer', 'within the answer'])(
    'is cancelled %s',
    async (when) => {
      const ending = new AbortController()
      const { origin, asked } = await serve((_request, response) => {
        if (when === 'before the answer') ending.abort()
        else response.writeHead(200).write('{"data":', () => ending.abort())
      })
      if (when === 'before it is asked') ending.abort()
      const error = await failureOf(connection(origin, { signal: ending.signal }).ask(get()))
      expect(error.code).toBe('cancelled')
      expect(asked).toHaveLength(when === 'before it is asked' ? 0 : 1)
    },
  )

  test('gives no part of the key away, whatever the server sends', async () => {
    const pieces = fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 302 Found\r\n',
      'HTTP/1.1 401 No\r\n',
      `location: https://${key}.test/\r\n`,
      `content-length: 20\r\n`,
      'transfer-encoding: chunked\r\n',
      '\r\n',
      `{"message":"${basic}"}`,
      key,
      'zz\r\n',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 6 }), async (sent) => {
        const { origin, close } = await rawServer(sent.join(''))
        const opened = openConnection({
          origin,
          signal: new AbortController().signal,
          now: () => 0,
          timeLimit: 2000,
        })
        const answer = await opened.ask(get()).catch((error: unknown) => error)
        opened.close()
        close()
        if (answer instanceof RoompassError) expectNothingOf(answer)
        else expect(answer).toMatchObject({ words: null })
      }),
      { numRuns: 60 },
    )
  })
})

/** A server that sends bytes and hangs up. */
async function rawServer(bytes: string) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(bytes))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
