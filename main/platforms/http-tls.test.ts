import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openConnection } from './http.ts'

const folder = mkdtempSync(join(tmpdir(), 'roompass-tls-'))
const authorization = 'Basic test'
let server: Server
let certificate: string
let asked: (string | undefined)[]

beforeAll(async () => {
  const names = 'subjectAltName=IP:127.0.0.1'
  const subject = ['-subj', '/CN=test certificate, not a real one', '-addext', names]
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
  certificate = readFileSync(join(folder, 'ca.pem'), 'utf8')
  server = createServer(
    { cert: certificate, key: readFileSync(join(folder, 'key.pem')) },
    (request, response) => {
      asked.push(request.headers.authorization)
      response.end('{"data":[]}')
    },
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  asked = []
})

function ask(host: string, port: number) {
  const { signal } = new AbortController()
  const opened = openConnection({ origin: `https://${host}:${port}`, signal, now: () => 0 })
  onTestFinished(() => opened.close())
  return opened.ask({ method: 'GET', path: '/', authorization })
}

const port = (of: { address(): unknown }) => (of.address() as AddressInfo).port

function trust(): void {
  const usual = getCACertificates('default')
  setDefaultCACertificates([...usual, certificate])
  onTestFinished(() => setDefaultCACertificates(usual))
}

test('a certificate that nobody vouches for gets no key', async () => {
  await expect(ask('127.0.0.1', port(server))).rejects.toMatchObject({
    code: 'platform-unavailable',
    message: expect.stringContaining('The certificate of 127.0.0.1'),
  })
  expect(asked).toEqual([])
})

test('a variable of the environment that waves certificates through changes nothing', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(ask('127.0.0.1', port(server))).rejects.toMatchObject({
    message: expect.stringContaining('The certificate of 127.0.0.1'),
  })
  expect(asked).toEqual([])
})

test('a certificate of another name gets no key', async () => {
  trust()
  await expect(ask('localhost', port(server))).rejects.toMatchObject({
    message: expect.stringContaining('The certificate of localhost'),
  })
  expect(asked).toEqual([])
})

test('a certificate that is trusted, and of this name, does', async () => {
  trust()
  expect((await ask('127.0.0.1', port(server))).body).toEqual({ data: [] })
  expect(asked).toEqual([authorization])
})

test('https with a server that only speaks http fails with a sentence', async () => {
  const plain = createPlainServer((_request, response) => response.end('{}'))
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
  onTestFinished(() => void plain.close())
  await expect(ask('127.0.0.1', port(plain))).rejects.toMatchObject({
    code: 'platform-unavailable',
    message: expect.stringContaining('does not answer as a web server does'),
  })
})
