import { describe, expect, it } from 'vitest'
import { consoleOf } from './console.ts'
import { useServer } from './test-server.ts'

describe('consoleOf', () => {
  const test = useServer()
  const obey = (line: string) => consoleOf(test.server).obey(line)

  it('says how to make a profile', () => {
    const { introduction } = consoleOf(test.server)
    const { origin, comms, credentials } = test.server
    expect(introduction).toContain(`--app-key ${credentials.appKey}`)
    expect(introduction).toContain(`--api ${origin} --comms-api ${comms} --key-stdin`)
  })

  it('changes how the server speaks', async () => {
    expect(obey('expiry expiresIn')).toContain('"expiryField":"expiresIn"')
    expect((await test.clientToken({ expiresIn: 90 })).expires_in).toBe(90)
  })

  it('lets somebody in, switches the earlier one out, and lets them go', async () => {
    const { access_token } = await test.clientToken({ externalId: 'crm-17' })
    expect(obey(`join ${access_token} Jane Smith`)).toMatch(
      /^Jane Smith is in demo as participant [\da-f-]{36}\.$/,
    )
    expect(obey(`join ${access_token}`)).toContain('Somebody is in demo')
    expect(obey(`join ${access_token}`)).toContain('switched out')
    expect(obey('leave crm-17')).toBe('crm-17 is in no conference.')
    expect(test.server.state.conferences.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })

  it('takes every token back', async () => {
    const { access_token } = await test.clientToken({})
    obey('revoke')
    expect(obey(`join ${access_token}`)).toBe('Refused: invalid-token.')
  })

  it('goes wrong and well again', async () => {
    expect(obey('fault 500')).toBe('From now on, until "clear": status.')
    expect((await test.askApi()).status).toBe(500)
    expect(obey('clear')).toBe('All goes well again.')
    expect((await test.askApi()).status).toBe(200)
    expect(obey('clock 30')).toBe('The clock is 30 seconds off.')
    expect(obey('')).toBe('')
    expect(obey('help')).toContain('revoke')
    expect(obey('dance')).toBe('No such command, see "help".')
  })
})
