import { describe, expect, it } from 'vitest'
import { readCommand } from './commands.ts'

describe('readCommand', () => {
  it.each([
    ['', { do: 'nothing' }],
    ['help', { do: 'help' }],
    ['fault 500 2', { do: 'fault', fault: { kind: 'status', status: 500 }, times: 2 }],
    ['clock +45', { do: 'clock', seconds: 45 }],
    ['expiry expires_in', { do: 'speak', dialect: { expiryField: 'expires_in', saysExpiry: true } }],
    ['expiry expiresIn', { do: 'speak', dialect: { expiryField: 'expiresIn', saysExpiry: true } }],
    ['expiry neither', { do: 'speak', dialect: { expiryField: 'neither', saysExpiry: true } }],
    ['expiry unsaid', { do: 'speak', dialect: { saysExpiry: false } }],
    ['token opaque', { do: 'speak', dialect: { clientToken: 'opaque' } }],
    ['token jwt', { do: 'speak', dialect: { clientToken: 'jwt' } }],
    ['join a.b.c Jane Smith', { do: 'join', token: 'a.b.c', name: 'Jane Smith' }],
    ['leave crm-17', { do: 'leave', id: 'crm-17' }],
    ['revoke', { do: 'revoke' }],
  ])('understands %j', (line, command) => {
    expect(readCommand(line)).toEqual(command)
  })

  it.each([
    'expiry',
    'expiry EXPIRES_IN',
    'expiry toString',
    'token',
    'token none',
    'join',
    'leave',
    'rooms 5',
  ])('has a sentence for %j', (line) => {
    expect(readCommand(line)).toEqual({ do: 'unknown', sentence: expect.stringMatching(/[.]$/) })
  })
})
