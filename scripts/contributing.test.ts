import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from './paths.ts'

const guide = readFileSync(at('CONTRIBUTING.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'roompass-contributing-'))

/** The steps of the guide: what is to be written where. */
const files = [...guide.matchAll(/<!-- file: (\S+) -->\n```ts\n([\s\S]*?)```/g)].map(([, path, text]) => ({
  path: path ?? '',
  text: text ?? '',
}))
const lines = [
  ...guide.matchAll(/<!-- line: (\S+), (import|after "([^"]+)") -->\n```ts\n([\s\S]*?)```/g),
].map(([, path, , after, text]) => ({ path: path ?? '', after: after ?? null, text: text ?? '' }))

/** A copy of the sources that has everything they need, and the new platform as the guide says. */
beforeAll(() => {
  const tracked = execFileSync(
    'git',
    [
      'ls-files',
      '-co',
      '--exclude-standard',
      '--',
      'main',
      'shared',
      'package.json',
      'tsconfig.json',
      'vitest.config.ts',
    ],
    { cwd: at('.'), encoding: 'utf8' },
  )
  for (const path of tracked.split('\n').filter((one) => one !== '' && existsSync(at(one)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(at(path), join(folder, path))
  }
  symlinkSync(at('node_modules'), join(folder, 'node_modules'))
  for (const { path, text } of files) writeFileSync(join(folder, path), text, { flag: 'wx' })
  for (const { path, after, text } of lines) {
    const before = readFileSync(join(folder, path), 'utf8')
    const place = after === null ? 0 : before.indexOf(`${after}\n`) + after.length + 1
    expect(after === null || before.includes(`${after}\n`), `${path} has the line ${after}`).toBe(true)
    writeFileSync(join(folder, path), before.slice(0, place) + text + before.slice(place))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, ROOMPASS_DATA_DIR: join(folder, 'data') },
  })

describe('a platform that is added as CONTRIBUTING.md says', () => {
  test('is one file for both sides, one for the secret, and a line in each registry', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'shared/platforms/example.ts',
      'main/platforms/example.ts',
    ])
    expect(new Set(lines.map(({ path }) => path))).toEqual(
      new Set(['shared/platforms/index.ts', 'main/platforms/index.ts']),
    )
    expect(lines.every(({ text }) => text.trim().split('\n').length === 1)).toBe(true)
  })

  test('needs no other change: everything has its types', { timeout: 120_000 }, () => {
    const config = {
      extends: './tsconfig.json',
      include: ['main', 'shared'],
      exclude: ['**/*.test.ts', '**/test-*.ts'],
    }
    writeFileSync(join(folder, 'tsconfig.contributing.json'), JSON.stringify(config))
    const { status, stdout } = node([
      join('node_modules', 'typescript', 'bin', 'tsc'),
      '--noEmit',
      '-p',
      'tsconfig.contributing.json',
    ])
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  test('issues a token from the command line, by the names of its own fields', { timeout: 60_000 }, () => {
    const account = ['--platform', 'example', '--account', 'acme', '--key-stdin']
    const guest = ['--room', 'board-q4', '--name', 'Zoë', '--expires', '1h', '--no-history', '--json']
    const { stdout, stderr, status } = node(
      ['main/cli.ts', 'issue', ...account, ...guest],
      'test-key-that-is-not-a-real-one-0001',
    )
    expect(status, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      claims: { room: 'board-q4', name: 'Zoë', exp: expect.any(Number) },
      link: expect.stringMatching(/^https:\/\/acme\.example\.com\/board-q4\?token=eyJ/),
    })
  })

  test('stands in the help of the command line, and what is missing is said in its own words', {
    timeout: 60_000,
  }, () => {
    expect(node(['main/cli.ts', 'issue', '--help']).stdout).toContain('example')
    const { stderr, status } = node(
      ['main/cli.ts', 'issue', '--platform', 'example', '--key-stdin', '--room', 'a'],
      'test-key',
    )
    expect(stderr).toContain('--account')
    expect(status).toBe(2)
  })

  test('keeps what holds for every platform', { timeout: 120_000 }, () => {
    const { stdout, status } = node([
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      'shared/platforms/index.test.ts',
    ])
    expect(status, stdout).toBe(0)
  })
})
