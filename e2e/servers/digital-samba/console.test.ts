import { describe, expect, it } from 'vitest'
import { consoleOf } from './console.ts'
import { useServer } from './test-server.ts'

describe('consoleOf', () => {
  const test = useServer()
  const obey = (line: string) => consoleOf(test.server).obey(line)

  it('says how to make a profile', () => {
    const { introduction } = consoleOf(test.server)
    expect(introduction).toContain('--domain acme --environment development')
    expect(introduction).toContain(`--api ${test.server.origin} --key-stdin`)
  })

  it('adds rooms and lets people go', () => {
    expect(obey('rooms 4')).toBe('There are 10 rooms.')
    const jane = test.server.join('workshop', { name: 'Jane', externalId: 'crm-17' })
    expect(obey('leave crm-17')).toBe('crm-17 is in no room.')
    expect(jane.leftAt).not.toBeNull()
  })

  it('does what every server can', async () => {
    obey('fault 403 1')
    expect((await test.ask('/api/v1/rooms')).status).toBe(403)
    expect(obey('help')).toContain('rooms COUNT')
  })
})
