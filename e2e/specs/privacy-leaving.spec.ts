import { readFile } from 'node:fs/promises'
import { canaryWord } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { type Place, whereFound } from '../canary/search.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/read-platforms.ts'
import { codePart } from '../pages/code-part.ts'
import { leavingCard } from '../pages/leaving-card.ts'
import { shell } from '../pages/shell.ts'
import { userFields } from '../pages/user-fields.ts'

const guest = {
  name: canaryWord('the real name'),
  externalId: canaryWord('the real id'),
  initials: canaryWord('the own initials'),
  picture: canaryWord('the picture'),
}
const canaries = Object.values(guest)
const picture = `https://pictures.invalid/${guest.picture.text}.png`

const place = (name: string, text: string | Buffer): Place => ({ name, bytes: Buffer.from(text) })

test('nothing that says who an anonymous guest is leaves this computer, on any platform and in no way', async ({
  launch,
  roompass,
  startReadPlatforms,
  dataDir,
}, testInfo) => {
  test.setTimeout(120_000)
  const platforms = await startReadPlatforms({}, ['--anonymous'])
  const { samba, dolby, videoIo, toSamba, toDolby, toComms, toVideoIo } = platforms
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  const card = leavingCard(page)
  const out: Place[] = []

  /** Presses a button that copies something, and keeps what is then on the clipboard. */
  const copy = async (what: string, press: () => Promise<void>) => {
    await app.setClipboard('')
    await press()
    await expect.poll(() => app.clipboard()).not.toBe('')
    const copied = await app.clipboard()
    out.push(place(`the clipboard after ${what}`, copied))
    return copied
  }
  const copyCode = async (platform: string) => {
    const { open, picker, copyButton } = codePart(page, ui.issue.issued.first())
    await open()
    await picker.click()
    const options = page.getByRole('option')
    const count = await options.count()
    expect(count).toBeGreaterThan(2)
    for (let nth = 0; nth < count; nth += 1) {
      if (nth > 0) await picker.click()
      await options.nth(nth).click()
      await copy(`code ${nth + 1} for ${platform}`, () => copyButton.click())
    }
  }

  const [alias, aliasId] =
    await test.step('Digital Samba: token, link, invitation, code, picture', async () => {
      await ui.chooseProfile('Acme')
      await ui.issue.fill({ rd: 'product-demo', u: guest.name.text, ud: guest.externalId.text })
      await ui.issue.fill({ initials: guest.initials.text, avatar: picture })
      const made = [await card.leaves('Guest name'), await card.leaves('External id')]
      const issued = await ui.issue.issue()
      for (const what of ['token', 'join link', 'invitation'] as const) {
        const button = issued.getByRole('button', { name: `Copy ${what}` })
        const copied = await copy(what, () => button.click())
        if (what === 'invitation') expect(copied).toContain(`Hello ${made[0]},`)
      }
      const file = testInfo.outputPath('qr.svg')
      await app.answerDialog(file)
      await issued.getByRole('button', { name: 'Save QR as SVG' }).click()
      await expect(ui.toast).toContainText('qr.svg')
      out.push(place('the picture of the QR code', await readFile(file)))
      await issued.getByRole('button', { name: 'Open in browser' }).click()
      await expect.poll(() => app.opened()).toHaveLength(1)
      await copyCode('Digital Samba')
      return made
    })

  await test.step('Dolby.io: the request and the code, in which name and picture would stand', async () => {
    await ui.chooseProfile('Dolby staging')
    const typed = { 'External id': guest.externalId.text, 'Guest name': guest.name.text, Avatar: picture }
    await ui.dolby.fill(typed)
    const id = await card.leaves('External id')
    expect(id, 'another profile, another id').not.toBe(aliasId)
    await ui.issue.button.click()
    await expect(ui.issue.issuedBefore).toHaveCount(1)
    expect(dolby.state.grants.at(-1)?.externalId).toBe(id)
    await copyCode('Dolby.io')
  })

  await test.step('Video.io: the request', async () => {
    await ui.chooseProfile('Videos staging')
    await userFields(page).identifier.fill(guest.externalId.text)
    const id = await card.leaves('User identifier')
    await ui.issue.button.click()
    await expect(ui.issue.issuedBefore).toHaveCount(2)
    expect(videoIo.state.sessions.map(({ identity }) => identity)).toEqual([id])
    await copyCode('Video.io')
  })

  await test.step('what the platforms are asked afterwards, and the history as it is exported', async () => {
    samba.join('product-demo', { name: alias ?? '', externalId: aliasId ?? '' })
    await ui.goTo('History')
    await ui.history.rows.filter({ hasText: 'product-demo' }).click()
    await page.getByRole('button', { name: 'Did this guest join?' }).click()
    await expect(page.getByText('Yes, and the guest is still in the room.')).toBeVisible()
    await ui.history.rows.filter({ hasText: 'Dolby staging' }).click()
    await page.getByRole('button', { name: 'What the platform kept' }).click()
    await expect(page.getByText('The platform kept nothing of this guest.')).toBeVisible()
    for (const format of ['CSV', 'JSON'] as const) {
      const file = testInfo.outputPath(`sessions.${format}`)
      await app.answerDialog('Export')
      await app.answerDialog(file)
      await ui.history.exportAs(format)
      await expect(ui.toast).toContainText(`Exported 3 sessions to sessions.${format}`)
      const exported = await readFile(file)
      expect(exported.toString()).toContain(aliasId)
      out.push(place(`the exported ${format}`, exported))
    }
  })

  await test.step('renewed, and from the command line', async () => {
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await roompass(args)
      expect(code, stderr).toBe(0)
      return stdout
    }
    const who = ['--external-id', guest.externalId.text]
    const named = [...who, '--name', guest.name.text]
    const more = ['--initials', guest.initials.text, '--avatar', picture]
    const link = await run('issue', '--profile', 'Acme', '--room', 'lobby', ...named, ...more, '--link')
    out.push(place('the link of the command line', link))
    await run('issue', '--profile', 'Dolby staging', ...named, '--avatar', picture, '--json')
    await run('issue', '--profile', 'Videos staging', ...who)
    for (const profile of ['Acme', 'Dolby staging', 'Videos staging']) {
      const { id, platform } = JSON.parse(await run('current', profile, '--json'))
      await run('renew', id)
      const language = { 'digital-samba': 'link', dolby: 'web', 'video-io': 'node' }[String(platform)]
      out.push(place(`the code for ${platform}`, await run('snippet', id, '--language', language ?? '')))
    }
  })

  const wires = () => [toSamba, toDolby, toComms, toVideoIo].flatMap(({ passed }) => passed)
  await test.step('nothing of it is on the wire, on the clipboard, in a file or in an address', async () => {
    expect(dolby.state.grants.filter(({ purpose }) => purpose === 'session')).toHaveLength(3)
    expect(videoIo.state.sessions).toHaveLength(3)
    const opened = (await app.opened()).map((address) => place('an address that was opened', address))
    expect(whereFound(canaries, [...wires(), ...out, ...opened])).toEqual([])
    expect(JSON.stringify(await app.dialogs()), 'nobody is asked for the picture').not.toContain('pictures')
  })

  await test.step('and what stays here is in the encrypted history alone', async () => {
    await app.close()
    expect(whereFound(canaries, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
  })
})

test('control: a profile without anonymous identities sends what is typed, and it is found', async ({
  roompass,
  startReadPlatforms,
}) => {
  const { toSamba, toDolby, toComms, toVideoIo } = await startReadPlatforms()
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await roompass(args)
    expect(code, stderr).toBe(0)
    return stdout
  }
  const who = ['--external-id', guest.externalId.text]
  const named = [...who, '--name', guest.name.text, '--avatar', picture]

  const issue = ['issue', '--profile', 'Acme', '--room', 'lobby', ...named]
  const token = await run(...issue, '--initials', guest.initials.text, '--token')
  await run('issue', '--profile', 'Dolby staging', ...named)
  await run('issue', '--profile', 'Videos staging', ...who)
  const { id } = JSON.parse(await run('current', 'Dolby staging', '--json'))
  const code = await run('snippet', id, '--language', 'web')

  expect(whereFound(canaries, [place('the token', token)])).toEqual(
    canaries.map(({ name }) => `${name} in the token`).sort(),
  )
  const passed = [toSamba, toDolby, toComms, toVideoIo].flatMap((wire) => wire.passed)
  expect(whereFound(canaries, passed)).toEqual([
    `${guest.externalId.name} in POST /v1/sessions`,
    `${guest.externalId.name} in POST /v2/client-access-token`,
  ])
  // A Dolby.io token has no name and no picture: a page gives them to the SDK.
  expect(whereFound(canaries, [place('the code', code)])).toEqual(
    [guest.name, guest.externalId, guest.picture].map(({ name }) => `${name} in the code`).sort(),
  )
  expect(JSON.parse(await run('people', 'list', '--profile', 'Acme', '--json'))).toEqual([])
})
