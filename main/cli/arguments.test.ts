import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { commonOptions, expectWords, keyOptions, oneOf, positiveInteger, readArguments } from './arguments.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  room: { type: 'string' },
  json: { type: 'boolean' },
} as const

function refusal(work: () => unknown): RoompassError {
  try {
    work()
  } catch (error) {
    if (error instanceof RoompassError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const message = (...args: string[]) => refusal(() => readArguments(args, options)).message

describe('arguments', () => {
  test('are read as options and words', () => {
    const { values, positionals } = readArguments(
      ['word', '--room', 'lobby', '--json', '--data-dir=/x'],
      options,
    )
    expect(values).toEqual({ room: 'lobby', json: true, 'data-dir': '/x' })
    expect(positionals).toEqual(['word'])
  })

  test('keep an empty value apart from one that is not given', () => {
    expect(readArguments(['--room', ''], options).values.room).toBe('')
    expect(readArguments(['--room='], options).values.room).toBe('')
    expect(readArguments([], options).values.room).toBeUndefined()
  })

  test('with an unknown option name it in a sentence', () => {
    expect(message('--rom', 'lobby')).toBe('The option --rom is unknown.')
  })

  test('with a value missing name the option', () => {
    expect(message('--room')).toBe('The option --room needs a value.')
    expect(message('--room', '-1h')).toBe(
      'The option --room needs a value; one that begins with a dash is written --room=-VALUE.',
    )
    expect(message('--json=yes')).toBe('The option --json takes no value.')
  })

  test.each([
    ['--key', 'hunter2hunter2'],
    ['--key=hunter2hunter2'],
    ['--secret', 'hunter2hunter2'],
    ['--developer-key=hunter2hunter2'],
    ['--key-stdin=hunter2hunter2'],
    ['--app-secret', 'hunter2hunter2'],
    ['--client-secret=hunter2hunter2'],
    ['--api-token', 'hunter2hunter2'],
    ['--api-key=hunter2hunter2'],
  ])('that carry a key are refused with the reason and without the key: %s', (...args) => {
    const refused = message(...args)
    expect(refused).toContain('A key is never an argument')
    expect(refused).toContain('--key-stdin')
    expect(refused).not.toContain('hunter2')
  })

  test('with a word too many do not repeat it, as it may be a key', () => {
    const { positionals } = readArguments(['--key-stdin', 'hunter2hunter2'], options)
    expect(refusal(() => expectWords(positionals, 0)).message).not.toContain('hunter2')
  })

  test('that the platforms name are lists, each in the order in which it was given', () => {
    const read = readArguments(['--scope', 'a', '--json', '--scope=b', '--app-key='], options, [
      'scope',
      'app-key',
      'team',
    ])
    expect([...read.tables]).toEqual([
      ['scope', ['a', 'b']],
      ['app-key', ['']],
    ])
    expect(read.values.json).toBe(true)
  })

  test('that name an account are no key, whatever they are called', () => {
    const tables = readArguments(['--app-key', 'name-1', '--api-key=name-2'], options, [
      'app-key',
      'api-key',
    ]).tables
    expect([...tables.values()]).toEqual([['name-1'], ['name-2']])
  })

  test('that are refused are wrong usage', () => {
    expect(refusal(() => readArguments(['--rom'], options)).code).toBe('bad-request')
  })

  test('behind two dashes are words', () => {
    expect(readArguments(['--', '--room'], options).positionals).toEqual(['--room'])
  })
})

describe('a value', () => {
  test('out of a list is one of it', () => {
    expect(oneOf('hex', ['text', 'hex'], 'key-encoding')).toBe('hex')
    expect(refusal(() => oneOf('HEX', ['text', 'hex'], 'key-encoding')).message).toBe(
      'The option --key-encoding takes one of: text, hex.',
    )
  })

  test('that counts is a whole number of at least 1', () => {
    expect(positiveInteger('1', 'limit')).toBe(1)
    expect(positiveInteger('500', 'limit')).toBe(500)
    for (const text of ['0', '-1', '1.5', 'ten', '', '1e3', '99999999999999999999']) {
      expect(refusal(() => positiveInteger(text, 'limit')).code, text).toBe('bad-request')
    }
  })
})
