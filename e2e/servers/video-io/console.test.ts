import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCommand } from './commands.ts'
import { consoleOf } from './console.ts'
import { startVideoIo, type VideoIo } from './start.ts'

let server: VideoIo
beforeAll(async () => {
  server = await startVideoIo()
})
afterAll(() => server.close())

it('says how to make a profile', () => {
  const { introduction } = consoleOf(server)
  expect(introduction).toContain(`printf %s ${server.apiToken}`)
  expect(introduction).toContain(
    `--generation 2021 --environment development --api ${server.origin} --key-stdin`,
  )
})

it.each([
  ['generation documented', { generation: 'documented' }],
  ['expiry milliseconds', { expiry: 'milliseconds' }],
  ['errors in-200', { errors: 'in-200' }],
])('changes how the server speaks: %s', (line, dialect) => {
  expect(readCommand(line)).toEqual({ do: 'speak', dialect })
  expect(consoleOf(server).obey(line)).toMatch(/^From now on: /)
  expect(server.state.dialect).toMatchObject(dialect)
})

it.each(['generation', 'generation 2020', 'expiry soon', 'errors', 'toString', 'rooms 5', 'clock now'])(
  'has a sentence for %j',
  (line) => {
    expect(readCommand(line)).toEqual({ do: 'unknown', sentence: expect.stringMatching(/[.]$/) })
  },
)

it('goes wrong on demand', async () => {
  expect(consoleOf(server).obey('fault 404 1')).toBe('From now on, times 1: status.')
  expect((await fetch(`${server.origin}/v1/sessions`, { method: 'POST' })).status).toBe(404)
  expect(consoleOf(server).obey('help')).toContain('generation')
})
