import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { batchJob, batchOptions } from './batch-options.ts'
import { folderForEachTest } from './test-folder.ts'

const folder = folderForEachTest()

function jobOf(...args: string[]) {
  const { values, positionals } = readArguments(args, batchOptions)
  return batchJob(values, positionals)
}

describe('what is asked of a batch', () => {
  test('is absolute, and checked as a whole where nothing else is said', () => {
    const job = jobOf('guests.csv', '--out', 'tokens.csv')
    expect(job).toEqual({
      ...{ input: join(process.cwd(), 'guests.csv'), output: join(process.cwd(), 'tokens.csv') },
      ...{ format: 'csv', choice: 'all', reading: {} },
    })
  })

  test.each([
    ['tokens.jsonl', 'jsonl'],
    ['tokens.NDJSON', 'jsonl'],
    ['passes.html', 'passes'],
    ['tokens.csv', 'csv'],
    ['tokens', 'csv'],
  ])('goes into %s as %s', (out, format) => {
    expect(jobOf('guests.csv', '--out', out).format).toBe(format)
    expect(jobOf('guests.csv', '--out', out, '--format', 'qr-svg').format).toBe('qr-svg')
  })

  test.each([
    [['--separator', ','], { format: 'csv', separator: ',' }],
    [['--separator', ';'], { format: 'csv', separator: ';' }],
    [['--separator', 'tab'], { format: 'csv', separator: '\t' }],
    [['--separator', '\t'], { format: 'csv', separator: '\t' }],
    [['--header'], { format: 'csv', hasHeader: true }],
    [['--no-header'], { format: 'csv', hasHeader: false }],
    [['--input-format', 'csv'], { format: 'csv' }],
    [['--input-format', 'jsonl'], { format: 'jsonl', separator: null, hasHeader: true }],
  ])('%j says how the input is read', (args, reading) => {
    expect(jobOf('guests.csv', '--dry-run', ...args).reading).toEqual(reading)
  })

  test('may come from a pipe and go into one', () => {
    expect(jobOf('--stdin', '--stdout', '--only-fine')).toMatchObject({
      ...{ input: null, output: null, choice: 'fine', format: 'csv' },
    })
  })

  test.each([
    [[], 'Say whom to issue for'],
    [['a.csv'], 'Say where the tokens go'],
    [['a.csv', '--out', ''], 'Say where the tokens go'],
    [['a.csv', 'b.csv', '--out', 'c'], 'a word too many'],
    [['a.csv', '--stdin', '--out', 'c'], 'Only one of --stdin and a file'],
    [['a.csv', '--stdout', '--out', 'c'], 'Only one of --out and --stdout'],
    [['a.csv', '--stdout', '--json'], 'Only one of --stdout and --json'],
    [['a.csv', '--stdout', '--format', 'passes'], 'Only csv and jsonl'],
    [['a.csv', '--stdout', '--format', 'qr-png'], 'Only csv and jsonl'],
    [['a.csv', '--out', 'c', '--format', 'pdf'], '--format takes one of'],
    [['a.csv', '--out', 'c', '--only-good', '--only-fine'], 'Only one of --only-good'],
    [['a.csv', '--out', 'c', '--dry-run'], 'leave --out out'],
    [['a.csv', '--stdout', '--dry-run'], 'leave --stdout out'],
    [['a.csv', '--dry-run', '--resume'], 'Only one of --dry-run and --resume'],
    [['--stdin', '--dry-run'], 'read only once'],
    [['--stdin', '--out', 'c'], '--only-good or --only-fine'],
    [['a.csv', '--out', './a.csv'], 'the file that the guests come from'],
    [['a.csv', '--out', 'c', '--separator', '|'], '--separator takes'],
    [['a.csv', '--out', 'c', '--separator', 'constructor'], '--separator takes'],
    [['a.csv', '--out', 'c', '--input-format', 'xlsx'], '--input-format takes one of'],
    [['a.csv', '--out', 'c', '--input-format', 'jsonl', '--separator', ','], '--separator is for CSV'],
    [['a.csv', '--out', 'c', '--input-format', 'jsonl', '--no-header'], '--no-header is for CSV'],
    [['a.csv', '--out', 'c', '--input-format', 'jsonl', '--header'], '--header is for CSV'],
    [['a.csv', '--out', 'c', '--header', '--no-header'], 'Only one of --header'],
  ])('%j is refused', (args, words) => {
    expect(() => jobOf(...args)).toThrow(words)
  })

  test('replaces nothing, unless that is said or it goes on with a batch', () => {
    const out = join(folder(), 'tokens.csv')
    writeFileSync(out, '')
    expect(() => jobOf('a.csv', '--out', out)).toThrow('There is a tokens.csv already')
    expect(jobOf('a.csv', '--out', out, '--overwrite').output).toBe(out)
    expect(jobOf('a.csv', '--out', out, '--resume').output).toBe(out)
    expect(() => jobOf(out, '--out', out, '--overwrite')).toThrow('the file that the guests come from')
  })

  test('goes to no place that would turn out to be none once all is issued', () => {
    const codes = ['--format', 'qr-svg', '--overwrite'] as const
    expect(() => jobOf('a.csv', '--out', folder(), '--overwrite')).toThrow('is a folder')
    expect(() => jobOf('a.csv', '--out', folder(), '--resume')).toThrow('is a folder')
    expect(jobOf('a.csv', '--out', folder(), ...codes).output).toBe(folder())
    const nowhere = join(folder(), 'nowhere', 'tokens.csv')
    expect(() => jobOf('a.csv', '--out', nowhere)).toThrow('There is no folder “nowhere” for the output')
    expect(jobOf('a.csv', '--out', nowhere, '--resume').output).toBe(nowhere)
    const long = join(folder(), `${'x'.repeat(300)}.csv`)
    expect(() => jobOf('a.csv', '--out', long)).toThrow('too long for a file')
    expect(() => jobOf('a.csv', '--out', long, ...codes)).toThrow('too long for a file')
  })
})
