import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isPublicAddress } from './address.ts'
import { createAvatars } from './avatars.ts'
import { type FetchOptions, fetchPicture } from './fetch-picture.ts'
import { pngOf } from './test-pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'roompass-avatars-'))
let server: Server
let port: number
let ca: string
let answer: (request: IncomingMessage, response: ServerResponse) => void
let asked: { host: string | undefined; path: string | undefined; headers: IncomingHttpHeaders }[]

beforeAll(async () => {
  const names = 'subjectAltName=DNS:pictures.test,DNS:other.test'
  const subject = ['-subj', '/CN=test certificate, not a real one', '-addext', names]
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
  ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
  server = createServer({ cert: ca, key: readFileSync(join(folder, 'key.pem')) }, (request, response) => {
    asked.push({ host: request.headers.host, path: request.url, headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  asked = []
  answer = (_request, response) => response.end(pngOf(8, 8))
})

const picture = 'https://pictures.test/jane.png'

/** The loopback server stands for a public one; every other address keeps the real rule. */
const options = (changes: Partial<FetchOptions> = {}): FetchOptions => ({
  allowHost: async () => true,
  lookup: async () => [{ address: '127.0.0.1', family: 4 }],
  addressRule: (address) => address === '127.0.0.1' || isPublicAddress(address),
  ca,
  port: () => port,
  ...changes,
})

const redirectTo = (location: string) => {
  answer = (request, response) => {
    if (request.url === '/jane.png') response.writeHead(302, { location, 'set-cookie': 'id=1' }).end()
    else response.end(pngOf(8, 8))
  }
}

test('a picture comes back with its bytes, type and size', async () => {
  const got = await fetchPicture(picture, options())
  expect(Buffer.from(got.bytes).equals(pngOf(8, 8))).toBe(true)
  expect(got.format).toEqual({ type: 'image/png', width: 8, height: 8 })
})

test('the request carries nothing that tells who asks', async () => {
  await fetchPicture(picture, options())
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
  ])
})

test.each([
  ['http://pictures.test/jane.png', 'Only https'],
  ['ftp://pictures.test/jane.png', 'Only https'],
  ['data:image/png;base64,AAAA', 'Only https'],
  ['jane.png', 'not a complete address'],
  ['https://', 'not a complete address'],
  ['https://user:pass@pictures.test/jane.png', 'user name or password'],
  ['https://user@pictures.test/jane.png', 'user name or password'],
  ['https://pictures.test:8443/jane.png', 'port, 443'],
])('%s is refused before anybody is asked', async (url, reason) => {
  await expect(fetchPicture(url, options())).rejects.toThrow(reason)
  expect(asked).toEqual([])
})

test.each([
  'https://127.0.0.1/a.png',
  'https://2130706433/a.png',
  'https://0x7f.1/a.png',
  'https://[::1]/a.png',
])('%s, an address on this computer, is refused', async (url) => {
  await expect(fetchPicture(url, options({ addressRule: isPublicAddress }))).rejects.toThrow('not asked')
  expect(asked).toEqual([])
})

test('the person is not asked about an address that is refused anyway', async () => {
  redirectTo('https://10.0.0.1/a.png')
  const hosts: string[] = []
  const allowHost = async (host: string) => {
    hosts.push(host)
    return true
  }
  await expect(fetchPicture(picture, options({ allowHost }))).rejects.toThrow('not asked')
  expect(hosts).toEqual(['pictures.test'])
})

test('a name of which any address is private is refused', async () => {
  const lookup = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  await expect(fetchPicture(picture, options({ lookup }))).rejects.toThrow('not asked')
})

test('a name that changes its address after the check is still asked at the checked one', async () => {
  let looked = 0
  const lookup = async () => {
    looked += 1
    return [{ address: looked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  }
  await fetchPicture(picture, options({ lookup }))
  expect(looked).toBe(1)
  expect(asked).toHaveLength(1)
})

test('a host that the person does not allow is not asked, nor looked up', async () => {
  let looked = 0
  const lookup = async () => {
    looked += 1
    return []
  }
  const refusing = options({ allowHost: async () => false, lookup })
  await expect(fetchPicture(picture, refusing)).rejects.toThrow('Pictures from pictures.test are not allowed')
  expect([looked, asked.length]).toEqual([0, 0])
})

test('a redirect to another host is followed once that host is allowed too, and sends no cookie', async () => {
  redirectTo('https://other.test/there.png')
  const hosts: string[] = []
  const allowHost = async (host: string) => {
    hosts.push(host)
    return true
  }
  await fetchPicture(picture, options({ allowHost }))
  expect(hosts).toEqual(['pictures.test', 'other.test'])
  expect(asked[1]?.headers.cookie).toBeUndefined()
})

test.each([
  ['https://10.0.0.1/a.png', 'not asked'],
  ['http://other.test/a.png', 'not https'],
  ['https://u:p@other.test/a.png', 'user name or password'],
  ['/jane.png', 'more than 5 times'],
])('a redirect to %s is refused', async (location, reason) => {
  redirectTo(location)
  await expect(fetchPicture(picture, options())).rejects.toThrow(reason)
})

test('an answer other than 200 is named', async () => {
  answer = (_request, response) => response.writeHead(404).end()
  await expect(fetchPicture(picture, options())).rejects.toThrow('answered 404')
})

test('a picture of 5 MB is shown and one byte more is not, also without a length', async () => {
  const exactly = Buffer.concat([pngOf(8, 8), Buffer.alloc(5 * 1024 * 1024 - pngOf(8, 8).length)])
  answer = (_request, response) => response.end(exactly)
  expect((await fetchPicture(picture, options())).bytes.length).toBe(5 * 1024 * 1024)
  answer = (_request, response) => response.end(Buffer.concat([exactly, Buffer.from('x')]))
  await expect(fetchPicture(picture, options())).rejects.toThrow('larger than 5 MB')
  answer = (_request, response) => {
    response.write(exactly)
    response.end('x')
  }
  await expect(fetchPicture(picture, options())).rejects.toThrow('larger than 5 MB')
})

test('an endless body is cut off at the limit', async () => {
  answer = (_request, response) => {
    const more = () => {
      while (response.writable && response.write(Buffer.alloc(65_536)));
      response.once('drain', more)
    }
    more()
  }
  await expect(fetchPicture(picture, options())).rejects.toThrow('larger than 5 MB')
})

test('a server that drips is given up after the time limit', async () => {
  answer = (_request, response) => {
    response.write(pngOf(8, 8))
  }
  await expect(fetchPicture(picture, options({ timeLimit: 200 }))).rejects.toThrow('within 0.2 s')
})

test('a connection that breaks off is said to be that', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write(pngOf(8, 8), () => response.destroy())
  }
  await expect(fetchPicture(picture, options())).rejects.toThrow('broke off')
})

test.each([
  ['8193 pixels wide', pngOf(8193, 10)],
  ['8193 pixels high', pngOf(10, 8193)],
  ['over 40 million pixels', pngOf(8000, 5001)],
  ['without extent', pngOf(0, 10)],
])('a picture %s is refused', async (_name, bytes) => {
  answer = (_request, response) => response.end(bytes)
  await expect(fetchPicture(picture, options())).rejects.toThrow('pixels')
})

test('SVG is refused whatever the server calls it', async () => {
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<svg/>')
  await expect(fetchPicture(picture, options())).rejects.toThrow('not a PNG')
})

test('a certificate that the system does not know, or for another name, is refused', async () => {
  const { ca: _ca, ...withoutCa } = options()
  await expect(fetchPicture(picture, withoutCa)).rejects.toThrow("can't be trusted")
  await expect(fetchPicture('https://third.test/a.png', options())).rejects.toThrow("can't be trusted")
})

test('a name that is not found, and a port where nobody listens, end in a sentence', async () => {
  const lookup = () => Promise.reject(new Error('ENOTFOUND'))
  await expect(fetchPicture(picture, options({ lookup }))).rejects.toThrow('no host named pictures.test')
  await expect(fetchPicture(picture, options({ port: () => 1 }))).rejects.toThrow("can't be reached")
})

test('a preview is served by its hash, and a failure comes back as its reason', async () => {
  const avatars = createAvatars(options())
  const shown = await avatars.preview(picture)
  expect(shown).toMatchObject({ shown: true, width: 8, height: 8 })
  const hash = shown.shown ? shown.src.replace('/avatar/', '') : ''
  expect(avatars.picture(hash)?.type).toBe('image/png')
  expect(avatars.picture('0'.repeat(64))).toBeNull()
  expect(await avatars.preview('http://a.test')).toEqual({
    shown: false,
    reason: 'Only https addresses are fetched.',
  })
})

test('the same address asked twice at once is fetched once', async () => {
  const avatars = createAvatars(options())
  await Promise.all([avatars.preview(picture), avatars.preview(picture)])
  expect(asked).toHaveLength(1)
})

test('no more than 32 pictures are kept, the oldest goes first', async () => {
  const avatars = createAvatars(options())
  const sources: string[] = []
  for (let size = 1; size <= 33; size += 1) {
    answer = (_request, response) => response.end(pngOf(size, size))
    const shown = await avatars.preview(`https://pictures.test/${size}.png`)
    if (shown.shown) sources.push(shown.src.replace('/avatar/', ''))
  }
  expect(sources.map((hash) => avatars.picture(hash) !== null)).toEqual([false, ...Array(32).fill(true)])
})

test('forgetting drops the pictures that are there and those on their way', async () => {
  const avatars = createAvatars(options())
  const shown = await avatars.preview(picture)
  const hash = shown.shown ? shown.src.replace('/avatar/', '') : ''
  expect(avatars.picture(hash)).not.toBeNull()
  const onItsWay = new Promise<() => void>((asked) => {
    answer = (_request, response) => asked(() => response.end(pngOf(8, 8)))
  })
  const late = avatars.preview(picture)
  const arrive = await onItsWay
  avatars.forget()
  arrive()
  expect(await late).toMatchObject({ shown: false })
  expect(avatars.picture(hash)).toBeNull()
})
