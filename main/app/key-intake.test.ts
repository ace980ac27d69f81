import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyIntake } from './key-intake.ts'
import type { Question } from './questions.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roompass-key-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function setUp(given: { clipboard?: string; file?: string | null; yes?: boolean } = {}) {
  const system = { clipboard: given.clipboard ?? '', asked: [] as Question[] }
  const intake = createKeyIntake({
    clipboard: {
      writeText: () => Promise.reject(new Error('not expected')),
      readText: async () => system.clipboard,
      clear: () => {
        system.clipboard = ''
      },
    },
    dialogs: {
      ask: async (question) => {
        system.asked.push(question)
        return given.yes ?? false
      },
      chooseFile: async () => given.file ?? null,
      chooseTarget: () => Promise.reject(new Error('not expected')),
      chooseNewFolder: () => Promise.reject(new Error('not expected')),
    },
  })
  return { system, intake }
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
function keyFile(content: string | Uint8Array): string {
  const path = join(folder, 'key.txt')
  writeFileSync(path, content)
  return path
}

describe('a key from the clipboard', () => {
  it('is taken as it is, line ends and spaces included', async () => {
    const { intake } = setUp({ clipboard: ' test-key\n' })
    expect(text(await intake.take({ from: 'clipboard' }))).toBe(' test-key\n')
  })

  it('is missed where the clipboard is empty', async () => {
    await expect(setUp().intake.take({ from: 'clipboard' })).rejects.toMatchObject({
      code: 'clipboard-empty',
    })
  })

  it('is cleared only when the person says so', async () => {
    for (const yes of [true, false]) {
      const { intake, system } = setUp({ clipboard: 'test-key', yes })
      const raw = await intake.take({ from: 'clipboard' })
      await intake.offerToForget({ from: 'clipboard' }, raw)
      expect(system.asked).toHaveLength(1)
      expect(system.clipboard).toBe(yes ? '' : 'test-key')
    }
  })

  it('is left alone where something else was copied while the question stood', async () => {
    const { intake, system } = setUp({ clipboard: 'test-key', yes: true })
    const raw = await intake.take({ from: 'clipboard' })
    system.clipboard = 'shopping list'
    await intake.offerToForget({ from: 'clipboard' }, raw)
    expect(system.clipboard).toBe('shopping list')
  })
})

describe('a typed key', () => {
  it('is taken as it is', async () => {
    const { intake, system } = setUp({ clipboard: 'x', yes: true })
    const source = { from: 'typed', secret: 'tëst-key\r\n' } as const
    const raw = await intake.take(source)
    expect(text(raw)).toBe('tëst-key\r\n')
    await intake.offerToForget(source, raw)
    expect(system).toEqual({ clipboard: 'x', asked: [] })
  })

  it('is refused where it holds half a character', async () => {
    const take = setUp().intake.take({ from: 'typed', secret: 'test\ud800' })
    await expect(take).rejects.toMatchObject({ code: 'key-unreadable' })
  })
})

describe('a key from a file', () => {
  it.each([
    ['test-key\n', 'test-key'],
    ['test-key\r\n', 'test-key'],
    ['test-key\n\n', 'test-key\n'],
    ['test-key ', 'test-key '],
  ])('loses one final line end and nothing else: %j', async (content, expected) => {
    const { intake } = setUp({ file: keyFile(content) })
    expect(text(await intake.take({ from: 'file' }))).toBe(expected)
  })

  it('is taken byte for byte, also where it is no text', async () => {
    const { intake } = setUp({ file: keyFile(new Uint8Array([0xff, 0x00, 0x80])) })
    expect([...(await intake.take({ from: 'file' }))]).toEqual([0xff, 0x00, 0x80])
  })

  it('may be 64 kB long and not a byte longer', async () => {
    const most = setUp({ file: keyFile('k'.repeat(65_536)) }).intake
    expect(await most.take({ from: 'file' })).toHaveLength(65_536)
    const more = setUp({ file: keyFile('k'.repeat(65_537)) }).intake
    await expect(more.take({ from: 'file' })).rejects.toMatchObject({ code: 'key-unreadable' })
  })

  it('is not taken where the person closed the dialog', async () => {
    await expect(setUp().intake.take({ from: 'file' })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is refused where there is no such file, or a folder', async () => {
    for (const file of [join(folder, 'none'), folder]) {
      const taking = setUp({ file }).intake.take({ from: 'file' })
      await expect(taking).rejects.toMatchObject({ code: 'key-unreadable' })
    }
  })

  it.runIf(process.platform !== 'win32')(
    'is refused at once where it is a pipe that nobody writes to',
    async () => {
      const pipe = join(folder, 'pipe')
      execFileSync('mkfifo', [pipe])
      const taking = setUp({ file: pipe }).intake.take({ from: 'file' })
      await expect(taking).rejects.toMatchObject({ code: 'key-unreadable' })
    },
  )
})
