import { describe, expect, it } from 'vitest'
import { readCommand } from './commands.ts'

describe('readCommand', () => {
  it.each([
    ['', { do: 'nothing' }],
    [' help ', { do: 'help' }],
    ['clear', { do: 'clear' }],
    ['slow', { do: 'fault', fault: { kind: 'slow' } }],
    ['fault 500', { do: 'fault', fault: { kind: 'status', status: 500 } }],
    ['fault 429 2', { do: 'fault', fault: { kind: 'rate-limit', retryAfter: 5 }, times: 2 }],
    ['fault cut', { do: 'fault', fault: { kind: 'cut', at: 'start' } }],
    ['fault  cut-body 1', { do: 'fault', fault: { kind: 'cut', at: 'body' }, times: 1 }],
    ['fault broken', { do: 'fault', fault: { kind: 'broken-json' } }],
    ['fault huge', { do: 'fault', fault: { kind: 'huge' } }],
    [
      'fault redirect https://other.test/',
      { do: 'fault', fault: { kind: 'redirect', to: 'https://other.test/' } },
    ],
    ['clock +45', { do: 'clock', seconds: 45 }],
    ['clock -120', { do: 'clock', seconds: -120 }],
    ['rooms 5000', { do: 'rooms', count: 5000 }],
    ['leave crm-17', { do: 'leave', id: 'crm-17' }],
  ])('understands %j', (line, command) => {
    expect(readCommand(line)).toEqual(command)
  })

  it.each([
    'fault',
    'fault 418',
    'fault toString',
    'fault 500 0',
    'fault redirect',
    'clock',
    'clock now',
    'rooms',
    'rooms -1',
    'leave',
    'stop',
  ])('has a sentence for %j', (line) => {
    expect(readCommand(line)).toEqual({ do: 'unknown', sentence: expect.stringMatching(/[.]$/) })
  })
})
