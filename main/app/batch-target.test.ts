import { describe, expect, it } from 'vitest'
import { chooseOutput } from './batch-target.ts'

const offered = async (format: Parameters<typeof chooseOutput>[1], inputName: string) => {
  const asked: unknown[] = []
  const path = await chooseOutput(
    {
      chooseTarget: async (target) => {
        asked.push(target)
        return '/out/file'
      },
      chooseNewFolder: async (target) => {
        asked.push(target)
        return '/out/folder'
      },
    },
    format,
    inputName,
  )
  return { path, asked: asked[0] }
}

describe('where an output goes', () => {
  it.each([
    ['csv', 'Save the tokens', 'guests tokens.csv', 'csv'],
    ['jsonl', 'Save the tokens', 'guests tokens.jsonl', 'jsonl'],
    ['passes', 'Save the guest passes', 'guests passes.html', 'html'],
  ] as const)('is a file called after the input: %s', async (format, title, fileName, extension) => {
    expect(await offered(format, 'guests.csv')).toEqual({
      path: '/out/file',
      asked: { title, fileName, extension },
    })
  })

  it.each(['qr-png', 'qr-svg'] as const)('is a new folder for codes: %s', async (format) => {
    expect(await offered(format, 'guests.csv')).toEqual({
      path: '/out/folder',
      asked: { title: 'Make a folder for the QR codes', name: 'guests QR codes' },
    })
  })

  it.each([
    ['', 'guests tokens.csv'],
    ['Gäste 2026.v2.tsv', 'Gäste 2026.v2 tokens.csv'],
    ['../../etc/passwd', '-..-etc-passwd tokens.csv'],
    ['a:b\\c*d?"e"\u202e\n.csv', 'a-b-c-d-e- tokens.csv'],
    ['.csv', 'csv tokens.csv'],
    ['𝒳'.repeat(100), `${'𝒳'.repeat(60)} tokens.csv`],
  ])('has a name for every file system, of %j', async (inputName, fileName) => {
    expect((await offered('csv', inputName)).asked).toMatchObject({ fileName })
  })
})
