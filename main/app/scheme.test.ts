import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAppRequest, fileFor } from './scheme.ts'

const hash = 'a'.repeat(64)
let folder = ''
let root = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roompass-scheme-'))
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-next'))
  writeFileSync(join(folder, 'outside.js'), 'outside')
  writeFileSync(join(folder, 'renderer-next', 'outside.js'), 'outside')
  writeFileSync(
    join(root, 'index.html'),
    '<meta property="csp-nonce" nonce="__NONCE__"><p title="__NONCE__">',
  )
  writeFileSync(join(root, 'assets', 'index-AbC_1.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'index.css'), 'p{}')
  writeFileSync(join(root, 'assets', 'font.woff2'), 'font')
  writeFileSync(join(root, 'assets', 'index.js.map'), '{}')
  writeFileSync(join(root, '.hidden.js'), 'hidden')
})

afterAll(() => rmSync(folder, { recursive: true }))

const files = () => ({
  root,
  picture: (asked: string) =>
    asked === hash ? { bytes: new Uint8Array([1, 2, 3]), type: 'image/png' } : null,
})
const get = (url: string, method = 'GET') => answerAppRequest({ method, url }, files())

describe('answerAppRequest', () => {
  it('serves the page for the bare origin and for its name', async () => {
    for (const url of [
      'app://roompass',
      'app://roompass/',
      'app://roompass/index.html',
      'app://roompass/?a=b#c',
    ]) {
      const response = await get(url)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    }
  })

  it('puts one fresh nonce a response into the page and the header', async () => {
    const [first, second] = [await get('app://roompass/'), await get('app://roompass/')]
    const page = await first.text()
    const nonce = /nonce="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(nonce).not.toBe('')
    expect(page).not.toContain('__NONCE__')
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(second.headers.get('content-security-policy')).not.toContain(nonce)
  })

  it.each([
    ['app://roompass/assets/index-AbC_1.js', 'text/javascript; charset=utf-8'],
    ['app://roompass/assets/index.css', 'text/css; charset=utf-8'],
    ['app://roompass/assets/font.woff2', 'font/woff2'],
  ])('serves %s as %s', async (url, type) => {
    const response = await get(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
  })

  it('serves a picture by its hash, not to be kept', async () => {
    const response = await get(`app://roompass/avatar/${hash}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('never serves a picture under a type that could run', async () => {
    const svg = { root, picture: () => ({ bytes: new Uint8Array(), type: 'image/svg+xml' }) }
    const response = await answerAppRequest({ method: 'GET', url: `app://roompass/avatar/${hash}` }, svg)
    expect(response.status).toBe(404)
  })

  it('tells browsers to keep the page out of any cache', async () => {
    expect((await get('app://roompass/')).headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    'app://roompass/',
    'app://roompass/assets/index.css',
    `app://roompass/avatar/${hash}`,
    'app://roompass/none',
  ])('sends the guarding headers with %s', async (url) => {
    const { headers } = await get(url)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  })

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'get'])('refuses the method %s', async (method) => {
    expect((await get('app://roompass/', method)).status).toBe(405)
  })

  it.each([
    'app://other/',
    'app://roompass.example/',
    'https://roompass/',
    'app://user@roompass/',
    'file:///',
  ])('serves nothing for %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it.each([
    '/../outside.js',
    '/assets/../../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/%2e%2e%2foutside.js',
    '/..%5coutside.js',
    '/..\\outside.js',
    '/assets/..%2f..%2foutside.js',
    '/%252e%252e/outside.js',
    '//outside.js',
    '/../renderer-next/outside.js',
    '/assets/index.css%00.js',
    '/index.html%00',
    '/%',
    '/%c0%ae%c0%ae/outside.js',
    '/assets/',
    '/assets',
    '/assets/index.js.map',
    '/.hidden.js',
    '/C:/outside.js',
    '/index.html::$DATA',
    `/avatar/${'b'.repeat(64)}`,
    '/avatar/../index',
    '/avatar/abc',
    `/avatar/${hash.toUpperCase()}`,
  ])('serves nothing for the path %s', async (path) => {
    expect((await get(`app://roompass${path}`)).status).toBe(404)
  })
})

describe('fileFor', () => {
  it('never leaves the folder, whatever the path', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '/',
      '\\',
      'a',
      'index.html',
      ':',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const parts = fileFor(`/${pieces.join('')}`, resolve('/srv/renderer'))?.split(sep)
        expect(parts?.slice(0, 3).join('/') ?? 'none').toMatch(/^none$|\/srv\/renderer$|:\/srv\/renderer$/)
        expect(parts ?? []).not.toContain('..')
      }),
    )
  })
})
