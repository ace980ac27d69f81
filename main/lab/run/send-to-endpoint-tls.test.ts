import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openEndpoint } from './send-to-endpoint.ts'
import { endpointOn } from './test-runs.ts'

const folder = mkdtempSync(join(tmpdir(), 'roompass-endpoint-tls-'))
let server: Server
let origin: string
let certificate: string
let asked = 0

beforeAll(async () => {
  const subject = ['-subj', '/CN=test certificate, not a real one', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
  certificate = readFileSync(join(folder, 'ca.pem'), 'utf8')
  server = createServer({ cert: certificate, key: readFileSync(join(folder, 'key.pem')) }, (_, response) => {
    asked += 1
    response.end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  asked = 0
})

function observe() {
  const opened = openEndpoint({ endpoint: endpointOn(origin), origin, concurrency: 1 })
  onTestFinished(() => opened.close())
  return opened.observe({ link: null, room: 'lobby', token: 'test-token' })
}

test('an endpoint whose certificate nobody vouches for gets nothing, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await observe()).toMatchObject({ observed: 'error', detail: expect.stringContaining('certificate') })
  expect(asked).toBe(0)
})

test('an endpoint whose certificate is trusted is asked', async () => {
  const usual = getCACertificates('default')
  setDefaultCACertificates([...usual, certificate])
  onTestFinished(() => setDefaultCACertificates(usual))
  expect(await observe()).toMatchObject({ observed: 'accepted' })
  expect(asked).toBe(1)
})
