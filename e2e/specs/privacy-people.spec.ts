import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { leavingCard } from '../pages/leaving-card.ts'
import { peoplePart } from '../pages/people-part.ts'
import { shell } from '../pages/shell.ts'

/** Who a token of Digital Samba is for. */
interface Leaving {
  readonly u: string
  readonly ud: string
}

/** Issues from the terminal, and gives what left in place of the guest. */
async function issue(roompass: RunRoompass, profile: string, ...guest: string[]): Promise<Leaving> {
  const { code, stdout, stderr } = await roompass([
    ...['issue', '--profile', profile, '--room', 'product-demo', '--token'],
    ...guest,
  ])
  expect(code, stderr).toBe(0)
  const { u, ud } = JSON.parse(Buffer.from(stdout.split('.')[1] ?? '', 'base64url').toString())
  return { u, ud }
}

async function anonymous(roompass: RunRoompass, profile: string): Promise<void> {
  const { code, stderr } = await roompass(['profiles', 'set', profile, '--anonymous', 'on'])
  expect(code, stderr).toBe(0)
}

test('one person has one alias and one id in a profile for good, and another person another', async ({
  launch,
  roompass,
}, testInfo) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  await addTestProfile(roompass, { name: 'Second team' })
  await anonymous(roompass, 'Acme')
  await anonymous(roompass, 'Second team')
  const jane = ['--name', 'Jane Smith', '--external-id', 'crm-4711']
  const first = await issue(roompass, 'Acme', ...jane)
  const app = await launch()

  const fromWindow = async (name: string, externalId: string): Promise<Leaving> => {
    const ui = shell(app.page)
    const card = leavingCard(app.page)
    await ui.issue.fill({ rd: 'lobby', u: name, ud: externalId })
    const leaving = { u: await card.leaves('Guest name'), ud: await card.leaves('External id') }
    const issued = await ui.issue.issue()
    await issued.getByRole('button', { name: 'Copy token' }).click()
    const payload = async () => {
      const [, part = ''] = (await app.clipboard()).split('.')
      const { u, ud } = part === '' ? {} : JSON.parse(Buffer.from(part, 'base64url').toString())
      return { u, ud }
    }
    await expect.poll(payload).toEqual(leaving)
    return leaving
  }

  await test.step('a second session, in the window, for another room', async () => {
    expect(await fromWindow('Jane Smith', 'crm-4711')).toEqual(first)
  })
  await test.step('after a restart, also under another name with the same id', async () => {
    await app.restart()
    expect(await fromWindow('Jane Mary Smith', 'crm-4711')).toEqual(first)
    expect(await issue(roompass, 'Acme', ...jane)).toEqual(first)
  })
  await test.step('whoever has no external id is known by the name', async () => {
    const john = await issue(roompass, 'Acme', '--name', 'John Smith')
    expect(john).not.toEqual(first)
    expect(await issue(roompass, 'Acme', '--name', ' John Smith ')).toEqual(john)
    expect(await issue(roompass, 'Acme', '--name', 'john smith')).not.toEqual(john)
  })
  await test.step('another person, and the same one in another profile, have others', async () => {
    const others = [
      await issue(roompass, 'Acme', '--name', 'Jane Smith', '--external-id', 'crm-4712'),
      await issue(roompass, 'Acme', '--name', 'Jane Smith'),
      await issue(roompass, 'Second team', ...jane),
    ]
    expect(new Set([first, ...others].map(({ ud }) => ud)).size).toBe(4)
    // Two profiles may come upon the same two words, as they are random.
    expect(new Set([first, ...others.slice(0, 2)].map(({ u }) => u)).size).toBe(3)
  })
  await test.step('on another computer too: they are random, and not made from the person', async () => {
    const elsewhere: RunRoompass = (args, options) =>
      roompass(args, { ...options, dataDir: testInfo.outputPath('another computer') })
    await addTestProfile(elsewhere)
    await anonymous(elsewhere, 'Acme')
    const there = await issue(elsewhere, 'Acme', ...jane)
    expect(there.ud).not.toBe(first.ud)
    const names = async (run: RunRoompass) => [
      (await issue(run, 'Acme', '--name', 'John Smith')).u,
      (await issue(run, 'Acme', '--name', 'Zoë Ålund')).u,
    ]
    expect([there.u, ...(await names(elsewhere))]).not.toEqual([first.u, ...(await names(roompass))])
  })
})

test('the history shows who it really is, and finds either', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  await anonymous(roompass, 'Acme')
  const { u, ud } = await issue(roompass, 'Acme', '--name', 'Jane Smith', '--external-id', 'crm-4711')
  await issue(roompass, 'Acme', '--name', 'Zoë Ålund', '--external-id', 'crm-2')
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')

  await test.step('in the row and in the detail, with the alias beside it', async () => {
    await ui.history.expectGuests([`Zoë Ålund`, `Jane Smith${u}`])
    await ui.history.open('Jane Smith')
    const facts = { 'Real name': 'Jane Smith', 'Real id': 'crm-4711', Alias: u, 'External id': ud }
    for (const [label, value] of Object.entries(facts))
      await expect(ui.history.fact(label), label).toContainText(value)
    await expect(ui.history.detail.getByRole('figure', { name: /^Tile of/ })).toHaveAccessibleName(
      new RegExp(`^Tile of ${u}`),
    )
  })
  await test.step('found by real name and id, without case and accents, and by alias and alias id', async () => {
    for (const text of ['jane', 'CRM-4711', u.toLowerCase(), ud, `smith ${ud.slice(0, 14)}`]) {
      await ui.history.search(text)
      await ui.history.expectGuests(['Jane Smith'])
    }
    await ui.history.search('zoe alund')
    await ui.history.expectGuests(['Zoë Ålund'])
  })
  await test.step('from the terminal as well', async () => {
    for (const text of ['jane smith', u]) {
      const { stdout } = await roompass(['history', '--search', text])
      expect(stdout).toContain('Jane Smith')
      expect(stdout).not.toContain('Zoë')
    }
  })
})

test('people are looked up both ways, and the platform’s own id of them is entered or read from it', async ({
  launch,
  roompass,
  startAccount,
  startDolbyAccount,
}) => {
  const samba = await startAccount()
  const dolby = await startDolbyAccount({}, ['--anonymous'])
  await anonymous(roompass, 'Acme')
  const { u, ud } = await issue(roompass, 'Acme', '--name', 'Jane Smith', '--external-id', 'crm-4711')
  await issue(roompass, 'Acme', '--name', 'John Doe', '--external-id', 'crm-4712')
  const who = ['--external-id', 'crm-4711', '--name', 'Jane Smith']
  const issued = await roompass(['issue', '--profile', 'Dolby staging', ...who, '--json'])
  const { token, asked } = issued.json() as { token: string; asked: Record<string, string> }
  const app = await launch()
  const ui = shell(app.page)
  const people = peoplePart(app.page)

  await test.step('newest first, as typed and as they left', async () => {
    await ui.goTo('Profiles')
    await ui.profiles.show('Acme')
    await expect(people.rows).toContainText(['John Doe', 'Jane Smith'])
    expect(await people.textsOf('Jane Smith')).toEqual(['Jane Smith', 'crm-4711', u, ud])
    await expect(people.region).toContainText('2 people')
  })
  await test.step('by what is real, and by what left', async () => {
    for (const text of ['jane', 'CRM-4711', u, ud]) {
      await people.search.fill(text)
      await expect(people.rows).toHaveText([/Jane Smith/])
    }
    await people.search.fill('nobody like that')
    await expect(people.region).toContainText('Nobody fits “nobody like that”.')
    await people.search.fill('')
    await expect(people.rows).toHaveCount(2)
  })
  await test.step('a participant id that is entered', async () => {
    const field = people.participant('John Doe')
    await field.fill('participant-of-john')
    await field.press('Enter')
    await people.search.fill('participant-of')
    await expect(people.rows).toHaveText([/John Doe/])
    await people.search.fill('')
    await app.restart()
    const after = shell(app.page)
    await after.goTo('Profiles')
    await expect(peoplePart(app.page).participant('John Doe')).toHaveValue('participant-of-john')
  })
  await test.step('one that Digital Samba says', async () => {
    const joined = samba.join('product-demo', { name: u, externalId: ud })
    const ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.rows.filter({ hasText: 'Jane Smith' }).filter({ hasText: 'Acme' }).click()
    await app.page.getByRole('button', { name: 'Did this guest join?' }).click()
    await expect(ui.history.detail.getByRole('textbox', { name: /^Participant id of/ })).toHaveValue(
      joined.id,
    )
    await ui.goTo('Profiles')
    await expect(peoplePart(app.page).participant('Jane Smith')).toHaveValue(joined.id)
  })
  await test.step('one that Dolby.io kept, with nothing real in it', async () => {
    const { externalId = '', name = '' } = asked
    const joining = dolby.join(token, { name })
    if ('refused' in joining) throw new Error(`The guest was refused: ${joining.refused}`)
    const ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.rows.filter({ hasText: 'Dolby staging' }).click()
    await app.page.getByRole('button', { name: 'What the platform kept' }).click()
    const kept = app.page.getByRole('list', { name: 'What the platform kept' })
    await expect(kept).toContainText(name)
    await expect(kept).toContainText(externalId)
    await expect(kept).not.toContainText(/Jane|crm-4711/)
    await expect(ui.history.detail.getByRole('textbox', { name: /^Participant id of/ })).toHaveValue(
      joining.stay.userId,
    )
  })
  await test.step('one that was entered stays, whatever the platform says', async () => {
    const ui = shell(app.page)
    const field = ui.history.detail.getByRole('textbox', { name: /^Participant id of/ })
    await field.fill('entered by hand')
    await field.press('Enter')
    const asks = dolby.asked.length
    await app.page.getByRole('button', { name: 'Ask again: What the platform kept' }).click()
    await expect.poll(() => dolby.asked.length).toBeGreaterThan(asks)
    await expect(app.page.getByText(/The platform kept this guest in 1 meeting/)).toBeVisible()
    await expect(field).toHaveValue('entered by hand')
  })
})
