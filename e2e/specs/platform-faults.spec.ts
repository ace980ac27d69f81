import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { shell } from '../pages/shell.ts'
import type { Fault } from '../servers/common/faults.ts'

interface Case {
  readonly name: string
  readonly fault: Fault
  /** The whole sentence. */
  readonly says: RegExp
  /** What the command line answers. */
  readonly code: 1 | 3
}

const host = String.raw`127\.0\.0\.1:\d+`
const status = (code: 401 | 403 | 404 | 422 | 500): Fault => ({ kind: 'status', status: code })

/** Every fault of the server but the slow one, which takes as long as the application has patience. */
const cases: readonly Case[] = [
  {
    name: 'a 401',
    fault: status(401),
    says: /The platform does not accept this team id with this key \(401\): Check, in the profile, says what is wrong\./,
    code: 1,
  },
  {
    name: 'a 403',
    fault: status(403),
    says: /The platform accepts the key, but does not allow this question \(403\)\. The platform says: “This action is unauthorized\.”/,
    code: 1,
  },
  {
    name: 'a 404',
    fault: status(404),
    says: /The platform does not have what was asked for \(404\): check the room, and the API address\./,
    code: 1,
  },
  { name: 'a 422', fault: status(422), says: /The platform refused the question \(422\)\./, code: 1 },
  {
    name: 'a 429 that says to come again in five minutes',
    fault: { kind: 'rate-limit', retryAfter: 300 },
    says: /The platform asks to wait 5 min before the next question: try again then\./,
    code: 3,
  },
  {
    name: 'a 500',
    fault: status(500),
    says: /The platform has a fault of its own \(500\): try again later\./,
    code: 3,
  },
  {
    name: 'a connection that is cut at the start',
    fault: { kind: 'cut', at: 'start' },
    says: new RegExp(`${host} cut the connection before it answered: try again\\.`),
    code: 3,
  },
  {
    name: 'a connection that is cut in the body',
    fault: { kind: 'cut', at: 'body' },
    says: new RegExp(`The connection to ${host} broke off before the answer was complete: try again\\.`),
    code: 3,
  },
  {
    name: 'JSON that is none',
    fault: { kind: 'broken-json' },
    says: new RegExp(`The answer of ${host} is not JSON, so it is not the platform's`),
    code: 3,
  },
  {
    name: 'a body of 51 MB',
    fault: { kind: 'huge' },
    says: new RegExp(`The answer of ${host} is larger than 8 MB and was not read: check the API address\\.`),
    code: 3,
  },
  {
    name: 'a redirect',
    fault: { kind: 'redirect', to: 'https://elsewhere.test/' },
    says: /The platform answered with a redirect to elsewhere\.test, which is not followed, because the key must not go there/,
    code: 3,
  },
]

test('a refresh that goes wrong says why in one sentence; the rooms and the draft stay', async ({
  launch,
  roompass,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const platform = await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  const { rooms } = issue
  await rooms.open()
  await rooms.action.click()
  await expect(rooms.popup).toContainText('6 rooms · asked just now')

  for (const [number, { name, fault, says }] of cases.entries()) {
    await test.step(name, async () => {
      const values = { rd: 'product-demo', u: `Guest ${number}`, role: 'speaker', exp: '90m' } as const
      await issue.fill(values)
      const running = platform.fault(fault, { path: '/api/v1/rooms' })
      await rooms.open()
      await rooms.action.click()
      await expect(rooms.popup).toContainText(says)
      await expect(rooms.popup).toContainText(/\(6 rooms · asked (just now|\d+ min ago)\)/)
      await expect(rooms.options).toHaveCount(6)
      for (const [claim, value] of Object.entries(values))
        await expect(issue.field(claim as keyof typeof values)).toHaveValue(value)
      await rooms.close()
      await issue.issue()
      await expect(issue.issued.first()).toContainText(`acme.digitalsamba.com/product-demo`)
      running.release()
    })
  }
  await test.step('and an answer takes the sentence away', async () => {
    await rooms.open()
    await rooms.action.click()
    await expect(rooms.popup).toContainText('6 rooms · asked just now')
    await expect(rooms.popup).not.toContainText('redirect')
  })
  expect((await roompass(['history', '--json'])).json(), 'each was issued').toHaveLength(cases.length)
})

test('a list that breaks off after some pages leaves the one of before as it was', async ({
  launch,
  startAccount,
}) => {
  let pages = 0
  let afterPages = () => {}
  const platform = await startAccount({
    rooms: 200,
    onAnswered: () => {
      pages += 1
      if (pages === 3) afterPages()
    },
  })
  const app = await launch()
  const { rooms } = shell(app.page).issue
  await rooms.open()
  await rooms.action.click()
  await expect(rooms.popup).toContainText('206 rooms · asked just now')

  platform.addRooms(300)
  pages = 0
  afterPages = () => platform.fault({ kind: 'cut', at: 'body' }, { times: 1 })
  await rooms.action.click()
  await expect(rooms.popup).toContainText(/broke off before the answer was complete: try again\. \(206 rooms/)
  await rooms.action.click()
  await expect(rooms.popup).toContainText('506 rooms · asked just now')
})

test('a platform that does not answer is left after a quarter of a minute', async ({
  launch,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { rooms } = ui.issue
  platform.fault({ kind: 'slow' })
  await rooms.open()
  await rooms.action.click()
  await expect(rooms.popup).toContainText('Asking the platform…')
  await rooms.close()

  await test.step('nothing else waits for it', async () => {
    await ui.issue.fill({ rd: 'product-demo', u: 'Jane' })
    await ui.issue.issue()
  })
  await rooms.open()
  await expect(rooms.popup).toContainText(/127\.0\.0\.1:\d+ did not answer within 15 s: try again later\./, {
    timeout: 25_000,
  })
})

test('a check and a look at a room that go wrong say why, each in its place', async ({
  launch,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const platform = await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { issue, profiles } = ui

  await test.step('the room', async () => {
    await issue.fill({ rd: 'board-room', u: 'Jane' })
    await issue.lookUp.click()
    await expect(issue.encrypted).toBeChecked()
    // A room that is not there is an answer, told in the specs of the rooms.
    for (const { name, fault, says } of cases.filter((one) => one.name !== 'a 404')) {
      await test.step(name, async () => {
        const running = platform.fault(fault, { path: '/api/v1/rooms/board-room' })
        await issue.lookUp.click()
        await expect(issue.field('rd')).toHaveAccessibleDescription(says)
        await expect(issue.field('rd')).toHaveAccessibleDescription(/end-to-end encrypted.*asked/)
        await expect(issue.encrypted).toBeChecked()
        running.release()
        await issue.tryAgain.click()
        await expect(issue.lookUp).toBeVisible()
        await expect(issue.field('rd')).not.toHaveAccessibleDescription(says)
      })
    }
  })
  await test.step('the check', async () => {
    await ui.goTo('Profiles')
    // A 401 is an answer to the question whether the key is right.
    for (const { name, fault, says } of cases.filter((one) => one.name !== 'a 401')) {
      await test.step(name, async () => {
        const running = platform.fault(fault)
        await profiles.checkButton.click()
        await expect(profiles.check.getByRole('alert')).toHaveText(says)
        running.release()
        await profiles.checkButton.click()
        await expect(profiles.check).toContainText('The platform accepts team id and key.')
        await expect(profiles.check.getByRole('alert')).toBeHidden()
      })
    }
  })
})

test('the command line says the same, with its exit code', async ({ roompass, startAccount }) => {
  test.setTimeout(120_000)
  const platform = await startAccount()
  for (const { name, fault, says, code } of cases.filter((one) => one.name !== 'a 401')) {
    await test.step(name, async () => {
      const running = platform.fault(fault)
      const result = await roompass(['profiles', 'check', 'Acme'])
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' })
      expect(result.stderr).toMatch(new RegExp(`^roompass: ${says.source}`))
      expect(result.stderr.trim().split('\n'), 'one sentence on one line').toHaveLength(1)
      running.release()
    })
  }
})
