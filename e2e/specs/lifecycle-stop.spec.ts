import type { Session } from '../../shared/schemas.ts'
import { expect } from '../fixtures/app.ts'
import { followHistory } from '../fixtures/follower.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { expectSoon, whenGone } from '../fixtures/promptness.ts'
import { test } from '../fixtures/three-platforms.ts'
import { toldOf } from '../fixtures/told-of.ts'
import { shell } from '../pages/shell.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'

/** What a token still opens once its session was stopped, and what would end it, by platform. */
const endings = {
  'Digital Samba':
    'The token itself works until it expires; what ends it earlier is a new developer key, which ends all tokens, removing the person from the room, or ending the live session.',
  'Dolby.io': 'The token itself works until it expires, and nothing ends it earlier.',
  'Video.io': 'The token itself works until it expires, and nothing that is documented ends it earlier.',
} as const

test('stopping asks first, says what the token still opens, and ends the session here, on every platform', async ({
  launch,
  roompass,
  dataDir,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  const follower = followHistory(dataDir, ['--json'])

  for (const [index, account] of accounts.entries()) {
    const { platform } = account
    const guest = `${platform} guest`
    const issued = await account.issue(guest)
    const where = platform === 'Digital Samba' ? ' for “product-demo”' : ''
    await ui.chooseProfile(account.profile)
    await ui.current.expectGuest(guest)
    await ui.goTo('History')
    await ui.history.open(guest)

    await test.step(`${platform}: the question, and no`, async () => {
      await app.answerDialog('Cancel')
      await ui.history.stop.click()
      expect(await app.waitForDialog()).toMatchObject({
        message: `Stop the session of “${guest}”${where}?`,
        detail: `It is marked as ended here. ${endings[platform]}`,
        buttons: ['Cancel', 'Stop'],
      })
      await expect(ui.history.stop).toBeVisible()
      expect((await roompass(['get', issued.id, '--json'])).json()).toMatchObject({ stoppedAt: null })
    })

    await test.step(`${platform}: yes`, async () => {
      await app.answerDialog('Stop')
      const before = Math.floor(Date.now() / 1000)
      // From the title bar for one of them, from the session for the others.
      if (index === 1) await ui.current.choose('Stop…')
      else await ui.history.stop.click()
      await app.waitForDialog()
      await ui.current.expectNone()
      await expect(ui.toast).toContainText(`Stopped. ${endings[platform]}`)
      const { at, session } = await toldOf(follower, 'stopped', issued.id)
      expect(session).toMatchObject({ state: 'stopped', stoppedAt: at })
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000))

      await expect(ui.history.fact('Stopped')).toContainText(timeOf(at))
      await expect(ui.history.row(guest)).toContainText(/stopped (now|\d+ s ago|\d+ min ago)/)
      await expect(ui.history.detail).toContainText(`This session was stopped here. ${endings[platform]}`)
      await expect(ui.history.stop).toBeHidden()
      await ui.history.expectCounts({ All: index + 1, Stopped: index + 1, Valid: 0 })
    })

    await test.step(`${platform}: the terminal says so, and the token itself works`, async () => {
      const { code, json } = await roompass(['current', account.profile, '--json'])
      expect({ code, current: json() }).toEqual({ code: 1, current: null })
      expect((await roompass(['get', issued.id, '--json'])).json()).toMatchObject({ state: 'stopped' })
      expect(await account.opens(issued)).toBe(true)
    })
  }

  await test.step('the list shows the stopped ones alone', async () => {
    const { id } = await accounts[0].issue('Goes on')
    await ui.history.filter('Stopped')
    await ui.history.expectGuests(accounts.map(({ platform }) => `${platform} guest`).toReversed())
    await ui.history.filter('Valid')
    await ui.history.expectGuests(['Goes on'])
    const stopped = await roompass(['history', '--state', 'stopped', '--json'])
    expect(stopped.stdout).not.toContain(id)
    expect(stopped.json()).toHaveLength(3)
  })
  follower.kill()
})

test('roompass stop ends it for the window too, and says what the token still opens', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)

  for (const account of accounts) {
    await test.step(account.platform, async () => {
      const guest = `${account.platform} guest`
      const { id } = await account.issue(guest)
      await ui.chooseProfile(account.profile)
      await ui.current.expectGuest(guest)

      const unasked = await roompass(['stop', id])
      expect(unasked).toMatchObject({ code: 2, stdout: '' })
      expect(unasked.stderr).toContain('--yes')
      await ui.current.expectGuest(guest)

      const emptied = whenGone(ui.current.region)
      const { code, stdout } = await roompass(['stop', id, '--yes'])
      const { stoppedAt } = (await roompass(['get', id, '--json'])).json() as Session
      expect(code).toBe(0)
      expect(stdout).toMatch(new RegExp(`^Stopped the session of ${guest}.*: .+\\.\n`))
      expect(stdout).toContain(endings[account.platform])
      expectSoon('the title bar is empty', await emptied, ((stoppedAt ?? 0) + 1) * 1000)

      // Once more changes nothing, asks nothing, and is no failure.
      const again = await roompass(['stop', id, '--json'])
      expect(again.code).toBe(0)
      expect(again.json()).toMatchObject({ id, state: 'stopped', stoppedAt, endedLive: null })
      expect(again.stdout).not.toMatch(/"token"|"link"|"claims"/)
    })
  }
})

test('the live session is ended from the window after its own question', async ({ launch, startThree }) => {
  const { digitalSamba, accounts } = await startThree()
  const [account, ...others] = accounts
  await account.issue('Jane Smith')
  digitalSamba.join('product-demo', { name: 'Jane Smith', externalId: 'crm-1' })
  digitalSamba.join('product-demo', { name: 'John Smith', externalId: 'crm-2' })
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await ui.history.open('Jane Smith')

  await test.step('the question, and no: nobody is asked', async () => {
    await app.answerDialog('Cancel')
    await ui.history.endLive.click()
    const { message, detail, buttons } = await app.waitForDialog()
    expect(message).toBe('End the live session in “product-demo” for everybody?')
    expect(detail).toContain('Their tokens go on working')
    expect(buttons).toEqual(['Cancel', 'End Live Session'])
    await expect(ui.history.endLive).toBeEnabled()
    expect(digitalSamba.asked).toEqual([])
    expect(liveIn(digitalSamba)).toBe(1)
  })
  await test.step('a platform that fails is told of', async () => {
    digitalSamba.fault({ kind: 'status', status: 500 }, { times: 1, path: /\/end$/ })
    await app.answerDialog('End Live Session')
    await ui.history.endLive.click()
    await expect(ui.toast).toContainText('The platform has a fault of its own (500)')
    expect(liveIn(digitalSamba)).toBe(1)
  })
  await test.step('yes: it is over on the platform, and the session goes on here', async () => {
    await app.answerDialog('End Live Session')
    await ui.history.endLive.click()
    await expect(ui.toast).toContainText('The live session was ended.')
    expect(liveIn(digitalSamba)).toBe(0)
    const { path, scheme } = digitalSamba.asked.findLast(({ method }) => method === 'POST') ?? {}
    expect(path).toMatch(/^\/api\/v1\/sessions\/[^/]+\/end$/)
    expect(scheme).toBe('basic')
    await ui.current.expectGuest('Jane Smith')
    await expect(ui.history.stop).toBeVisible()
  })
  await test.step('a room where nobody is', async () => {
    await app.answerDialog('End Live Session')
    await ui.history.endLive.click()
    await expect(ui.toast).toContainText('Nothing was live in the room.')
  })
  await test.step('the other platforms know of no such thing', async () => {
    for (const other of others) {
      await other.issue(`${other.platform} guest`)
      await ui.history.open(`${other.platform} guest`)
      await expect(ui.history.stop).toBeVisible()
      await expect(ui.history.endLive).toBeHidden()
    }
  })
})

test('roompass stop --end-live ends the live session first, and stops nothing where that fails', async ({
  roompass,
  startThree,
}) => {
  const { digitalSamba, accounts } = await startThree()
  const [account, ...others] = accounts
  const { id } = await account.issue('Jane Smith')
  digitalSamba.join('product-demo', { name: 'Jane Smith', externalId: 'crm-1' })
  const stateNow = () => stateOf(roompass, id)

  await test.step('the platform fails', async () => {
    const fault = digitalSamba.fault({ kind: 'status', status: 500 }, { path: /\/end$/ })
    const failed = await roompass(['stop', id, '--end-live', '--yes'])
    expect(failed).toMatchObject({ code: 3, stdout: '' })
    expect(failed.stderr).toContain('The platform has a fault of its own (500)')
    expect([await stateNow(), liveIn(digitalSamba)]).toEqual(['valid', 1])
    fault.release()
  })
  await test.step('it is asked for', async () => {
    const done = await roompass(['stop', id, '--end-live', '--yes'])
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toContain('The meeting was ended.')
    expect([await stateNow(), liveIn(digitalSamba)]).toEqual(['stopped', 0])
  })
  await test.step('of one that was stopped before', async () => {
    digitalSamba.join('product-demo', { name: 'Jane Smith', externalId: 'crm-1' })
    const again = await roompass(['stop', id, '--end-live', '--yes', '--json'])
    expect(again.json()).toMatchObject({ id, state: 'stopped', endedLive: 1 })
    expect(liveIn(digitalSamba)).toBe(0)
  })
  for (const other of others) {
    await test.step(`${other.platform} can't be asked`, async () => {
      const issued = await other.issue('Some guest')
      const refused = await roompass(['stop', issued.id, '--end-live', '--yes'])
      expect(refused).toMatchObject({ code: 2, stdout: '' })
      expect(refused.stderr).toMatch(/can not be asked to end a meeting/)
      expect(await stateOf(roompass, issued.id)).toBe('valid')
    })
  }
})

async function stateOf(roompass: RunRoompass, id: string): Promise<string> {
  return ((await roompass(['get', id, '--json'])).json() as { state: string }).state
}

/** Meetings that are live on the platform. */
const liveIn = ({ state }: DigitalSamba) => state.meetings.filter(({ endedAt }) => endedAt === null).length

/** As the window writes it: hours, minutes and seconds in the computer's zone. */
function timeOf(epoch: number): string {
  return new Date(epoch * 1000).toLocaleTimeString('en-GB')
}
