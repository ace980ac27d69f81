import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'

/** Bytes of UTF-8, as the platform counts; characters are fewer. */
const lengths = [
  { text: 'x'.repeat(1023), bytes: '1,023', isTooLong: false },
  { text: 'x'.repeat(1024), bytes: '1,024', isTooLong: false },
  { text: 'x'.repeat(1025), bytes: '1,025', isTooLong: true },
  { text: 'é'.repeat(512), bytes: '1,024', isTooLong: false },
  { text: 'é'.repeat(513), bytes: '1,026', isTooLong: true },
  { text: '😀'.repeat(256), bytes: '1,024', isTooLong: false },
  { text: `${'😀'.repeat(256)}x`, bytes: '1,025', isTooLong: true },
] as const

test('bytes are counted as they are typed, and what is over 1,024 is not issued', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby } = shell(app.page)
  const externalId = dolby.field('External id')
  await dolby.fill({ 'Guest name': 'Jane Smith' })
  await expect(externalId).toHaveAccessibleDescription(/ 0 \/ 1,024 bytes$/)
  const issued: string[] = []

  for (const { text, bytes, isTooLong } of lengths) {
    await test.step(`${bytes} bytes in ${[...text].length} characters`, async () => {
      await externalId.fill(text)
      await expect(externalId).toHaveAccessibleDescription(new RegExp(` ${bytes} / 1,024 bytes$`))
      const says = `External id (externalId) has ${bytes} bytes as it is sent, and the platform takes 1,024`
      if (isTooLong) {
        await expect(externalId).toHaveAccessibleDescription(
          new RegExp(says.replaceAll(/[()]/g, String.raw`\$&`)),
        )
        await expect(issue.button).toHaveAttribute('aria-disabled', 'true')
        await issue.button.press('Enter')
        await expect(externalId, 'the press leads to what is wrong').toBeFocused()
      } else {
        await expect(externalId).not.toHaveAttribute('aria-invalid', 'true')
        await expect(issue.finding('as it is sent')).toBeHidden()
        await issue.button.click()
        issued.push(text)
        await expect.poll(() => server.state.grants.at(-1)?.externalId === text, 'whole').toBe(true)
      }
    })
    await test.step(`the same from the terminal`, async () => {
      const before = server.asked.length
      const args = ['issue', '--profile', 'Dolby staging', '--external-id', text, '--token']
      const { code, stdout, stderr } = await roompass(args)
      if (isTooLong) {
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
        expect(stderr).toContain(
          `has ${bytes} bytes as it is sent, and the platform takes 1,024: shorten it by`,
        )
        expect(server.asked, 'nobody was asked').toHaveLength(before)
      } else {
        expect(code, stderr).toBe(0)
        issued.push(text)
        expect(server.state.grants.at(-1)?.externalId).toBe(text)
      }
    })
  }
  const sent = server.state.grants.flatMap(({ purpose, externalId }) =>
    purpose === 'session' ? [externalId] : [],
  )
  expect(sent, 'nothing else came to the platform').toEqual(issued)
  expect((await roompass(['history', '--json'])).json()).toHaveLength(issued.length)
})

test('keys and values are sent as compact JSON, and are text again at a press', async ({
  launch,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby } = shell(app.page)
  const externalId = dolby.field('External id')
  const described = dolby.rows

  await test.step('a plain text becomes the first value, and is itself again', async () => {
    await externalId.fill('crm-4711')
    await dolby.showIdAs('Rows')
    await expect(dolby.key(1)).toHaveValue('id')
    await expect(dolby.key(1)).toBeFocused()
    await expect(dolby.value(1)).toHaveValue('crm-4711')
    await expect(dolby.shown('externalId')).toHaveText('{"id":"crm-4711"}')
    await dolby.showIdAs('Text')
    await expect(externalId).toHaveValue('crm-4711')
    await expect(externalId).toBeFocused()
  })
  await test.step('rows are added, counted in bytes of the JSON, and shown as the others will see them', async () => {
    await dolby.showIdAs('Rows')
    await dolby.addRow.click()
    await dolby.key(2).fill('Über')
    await dolby.value(2).fill('"5" \\ 😀')
    const json = '{"id":"crm-4711","Über":"\\"5\\" \\\\ 😀"}'
    await expect(dolby.shown('externalId')).toHaveText(json)
    await expect(described).toHaveAccessibleDescription(
      new RegExp(` ${Buffer.byteLength(json)} / 1,024 bytes$`),
    )
    await issue.issue()
    expect(server.state.grants.at(-1)?.externalId).toBe(json)
    await dolby.showIdAs('Text')
    await expect(externalId).toHaveValue(json)
  })
  await test.step('JSON that is typed is read as rows', async () => {
    await externalId.fill('{ "team": "blue", "seat": "7" }')
    await dolby.showIdAs('Rows')
    await expect(dolby.key(1)).toHaveValue('team')
    await expect(dolby.value(2)).toHaveValue('7')
    await expect(dolby.shown('externalId')).toHaveText('{"team":"blue","seat":"7"}')
  })
  await test.step('a key that is there twice, or not there, is said at its row', async () => {
    await dolby.key(2).fill('team')
    await expect(dolby.key(2)).toHaveAttribute('aria-invalid', 'true')
    await expect(issue.finding('External id (externalId) has more than one row of team,')).toBeVisible()
    await dolby.key(2).fill('')
    await expect(dolby.key(2)).toHaveAttribute('aria-invalid', 'true')
    await dolby.removeRow(2).click()
    await expect(dolby.shown('externalId')).toHaveText('{"team":"blue"}')
  })
  await test.step('1,024 bytes are of the whole JSON', async () => {
    const frame = '{"team":""}'.length
    await dolby.value(1).fill('x'.repeat(1024 - frame))
    await expect(described).toHaveAccessibleDescription(/ 1,024 \/ 1,024 bytes$/)
    await expect(issue.finding('as it is sent')).toBeHidden()
    // One character, and two bytes of JSON.
    await dolby.value(1).fill(`${'x'.repeat(1023 - frame)}"`)
    await expect(described).toHaveAccessibleDescription(
      /has 1,025 bytes as it is sent.* 1,025 \/ 1,024 bytes$/,
    )
    await expect(issue.button).toHaveAttribute('aria-disabled', 'true')
  })
  await test.step('JSON that is more than rows stays text', async () => {
    await dolby.showIdAs('Text')
    await externalId.fill('{"team":{"colour":"blue"}}')
    await dolby.showIdAs('Rows')
    await expect(externalId).toHaveAccessibleDescription(/can’t be shown as rows: change it as text/)
    await expect(externalId).toHaveValue('{"team":{"colour":"blue"}}')
  })
})

test('without an external id a session is marked as not verifiable, wherever it stands', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  await startDolbyAccount()
  const app = await launch()
  const { issue, dolby, history, ...ui } = shell(app.page)
  const meaning = "Without an external id the guest can join, but their identity can't be verified."

  await test.step('the form warns, and issues', async () => {
    await dolby.fill({ 'Guest name': 'Jane Smith' })
    await expect(
      issue.finding(
        "External id (externalId) is empty: the guest can join, but their identity can't be verified.",
      ),
    ).toBeVisible()
    await expect(dolby.shown('externalId')).toHaveText('none')
    const card = await issue.issue()
    await expect(card.getByTitle(meaning)).toHaveText('not verifiable')
    await expect(dolby.field('Guest name'), 'a warning stops nothing').toHaveValue('Jane Smith')
  })
  await test.step('with one there is neither', async () => {
    await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Zoë' })
    await expect(issue.finding("can't be verified")).toBeHidden()
    await issue.button.click()
    await expect(issue.issuedBefore).toHaveCount(1)
    await expect(issue.issued.first()).not.toContainText('not verifiable')
  })
  await test.step('the history has the mark in the row and in the detail', async () => {
    await ui.goTo('History')
    await expect(history.row('Jane Smith')).toContainText('not verifiable')
    await expect(history.row('Zoë')).not.toContainText('not verifiable')
    await history.open('Jane Smith')
    await expect(history.detail.getByTitle(meaning)).toHaveText('not verifiable')
    await expect(history.fact('External id')).toHaveText('none')
    await expect(history.detail).toContainText('the token has no external id to find them by')
    await expect(history.detail.getByRole('button', { name: 'What the platform kept' })).toBeHidden()
    await history.open('Zoë')
    await expect(history.detail).not.toContainText('not verifiable')
    await expect(history.detail.getByRole('button', { name: 'What the platform kept' })).toBeVisible()
  })
  await test.step('so does the terminal', async () => {
    const issued = await roompass(['issue', '--profile', 'Dolby staging', '--name', 'Omar'])
    expect(issued.code).toBe(0)
    expect(issued.stderr).toMatch(/^warning: External id \(externalId\) is empty: the guest can join, but/m)
    expect(issued.stdout).toContain(`not verifiable: ${meaning}`)
    const { id } = ((await roompass(['history', '--json'])).json() as { id: string }[])[0] ?? { id: '' }
    expect((await roompass(['get', id])).stdout).toContain('not verifiable')
    const kept = await roompass(['kept', id])
    expect(kept.code).toBe(1)
    expect(kept.stderr).toContain("The token has no external id, so its guest can't be told from others.")
  })
})

test('an external id of a session that is still valid is a finding, and of one that has ended is none', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  await startDolbyAccount()
  const app = await launch()
  const { issue, dolby, ...ui } = shell(app.page)
  const finding = issue.finding('External id (externalId) is also in a session for')

  await test.step('while it is valid, with whom and until when', async () => {
    await dolby.fill({ 'External id': 'crm-short', 'Guest name': 'Jane Smith', 'Valid until': '12s' })
    await expect(finding).toBeHidden()
    await issue.issue()
    await expect(finding).toContainText(
      /for Jane Smith, valid until .*: who joins with one token switches the/,
    )
    await dolby.fill({ 'External id': 'crm-shor', 'Guest name': 'Zoë', 'Valid until': '1h' })
    await expect(finding).toBeHidden()
    await dolby.fill({ 'External id': 'CRM-short' })
    await expect(finding, 'another id to the platform').toBeHidden()
    await dolby.fill({ 'External id': 'crm-short' })
    await expect(finding).toBeVisible()
  })
  await test.step('and no longer once it has expired', async () => {
    await expect(finding).toBeHidden({ timeout: 20_000 })
  })
  await test.step('one that was stopped here still lets in', async () => {
    await dolby.fill({ 'External id': 'crm-stopped', 'Guest name': 'Omar' })
    await issue.issue()
    await expect(finding).toBeVisible()
    const { id } = ((await roompass(['history', '--json'])).json() as { id: string }[])[0] ?? { id: '' }
    expect((await roompass(['stop', id, '--yes'])).code).toBe(0)
    await ui.goTo('History')
    await ui.goTo('Issue')
    await expect(finding).toBeVisible()
  })
  await test.step('the terminal warns of the same', async () => {
    const args = ['issue', '--profile', 'Dolby staging', '--name', 'Zoë', '--token', '--external-id']
    const again = await roompass([...args, 'crm-stopped'])
    expect(again.code).toBe(0)
    expect(again.stderr).toMatch(
      /^warning: External id \(externalId\) is also in a session for Omar, valid until/m,
    )
    expect((await roompass([...args, 'crm-other'])).stderr).not.toContain('is also in a session')
  })
})
