import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { expect } from '../fixtures/app.ts'
import { decodedPart, epochNow, hmac } from '../fixtures/made-token.ts'
import { test } from '../fixtures/platform.ts'
import { type PrintedCase, rowsOf, seenBehind, sheetOf, told } from '../fixtures/run-sheets.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const title = 'Name twice, “last” wins 🧑‍🚀'
const note = 'Parsers take the last of two.\nSee RFC 8259, 4.'

interface CaseFile {
  readonly roompass: string
  readonly version: number
  readonly cases: readonly {
    readonly id: string
    readonly title: string
    readonly draft: { readonly craft: { readonly payload: string }; readonly times: Record<string, string> }
  }[]
}

test('a case from Craft is kept, exported, removed, imported, and made into a token that verifies', async ({
  launch,
  roompass,
  startAccount,
}, testInfo) => {
  test.setTimeout(120_000)
  const server = await startAccount()
  const app = await launch()
  const { issue, craft, cases, sheets, toast, ...window } = shell(app.page)
  const path = testInfo.outputPath('cases.json')

  await test.step('saved from Craft with expectation and note', async () => {
    await issue.fill({ rd: 'product-demo', u: 'Jane Smith' })
    await window.goToLab('Craft')
    const payload = await craft.textOf('Payload')
    await craft.type('Payload', payload.replace(/"u":\s*"Jane Smith"/, '"u" : "First",  "u":"Zo\\u00eb 李"'))
    await craft.chooseLayout('As typed')
    await craft.sign.click()
    await craft.crafted.first().getByRole('button', { name: 'Save as edge case' }).click()
    await cases.dialog.save.click()
    await expect(cases.dialog.dialog).toContainText('Give it a title, to find it again.')
    await cases.dialog.title.fill(title)
    await cases.dialog.expect('Accepted')
    await cases.dialog.note.fill(note)
    await cases.dialog.save.click()
    await expect(toast).toContainText(`“${title}” is saved under My cases.`)
  })
  await test.step('it stands under My cases', async () => {
    await window.goToLab('Edge cases')
    await cases.showGroup('My cases')
    await cases.open(title)
    await expect(cases.fact('Why')).toContainText('Parsers take the last of two.')
    await expect(cases.detail).toContainText('Accepted')
  })
  const exported = async (to: string) => {
    await app.answerDialog(to)
    await cases.own.export.click()
    expect(await app.waitForDialog()).toMatchObject({
      kind: 'save',
      defaultPath: expect.stringContaining('Roompass edge cases Digital Samba.json'),
    })
    await expect(toast).toContainText('No key is in it.')
    return JSON.parse(await readFile(to, 'utf8')) as CaseFile
  }
  const file = await exported(path)
  await test.step('the file is as it is documented, and holds no key', async () => {
    expect(file).toMatchObject({ roompass: 'edge-cases', version: 1 })
    expect(file.cases).toMatchObject([
      {
        title,
        platform: 'digital-samba',
        expected: 'accepted',
        note,
        draft: { request: null, variant: 'right' },
      },
    ])
    const [own] = file.cases
    expect(own?.draft.craft.payload).toContain('"u" : "First",  "u":"Zo\\u00eb 李"')
    expect(own?.draft.times).toMatchObject({ exp: expect.stringMatching(/\w/) })
    expect(await readFile(path, 'utf8')).not.toContain(testKey)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
  await test.step('removed, brought back, removed and imported: equal', async () => {
    await cases.own.remove.click()
    await expect(cases.row(title)).toHaveCount(0)
    await cases.own.undo.click()
    await expect(cases.row(title)).toHaveCount(1)
    await cases.open(title)
    await cases.own.remove.click()
    await expect(cases.row(title)).toHaveCount(0)
    await app.restart()
    const again = shell(app.page)
    await again.goToLab('Edge cases')
    await app.answerDialog(path)
    await again.cases.own.import.click()
    await expect(again.toast).toContainText('Imported 1 case from cases.json.')
    await again.cases.showGroup('My cases')
    await expect(again.cases.row(title)).toHaveCount(1)
    await app.answerDialog(testInfo.outputPath('again.json'))
    await again.cases.own.export.click()
    await expect(again.toast).toContainText('Exported 1 case to again.json.')
    expect(await readFile(testInfo.outputPath('again.json'), 'utf8')).toBe(await readFile(path, 'utf8'))
  })
  await test.step('made into a token: its own bytes, its times anew, a signature that fits', async () => {
    const again = shell(app.page)
    await again.cases.box(title).check()
    await again.cases.openSet()
    await again.cases.set.title.fill('Mine')
    await again.cases.set.moment.fill('-1h')
    await again.cases.set.make.click()
    await expect(again.sheets.title).toHaveText('Mine')
    const [row] = await rowsOf(app.page, 'Mine')
    expect(row).toMatchObject({ title, group: 'own', expected: 'accepted', reason: note, resigned: true })
    const { token } = await told<{ token: string }>(app.page, 'sessions.get', { id: row?.sessionId })
    const [header, payload, signature] = token.split('.')
    expect(signature).toBe(hmac(`${header}.${payload}`, testKey))
    const text = decodedPart(token, 1)
    const withoutTimes = (one = '') => one.replace(/\b1\d{9}\b/g, '0')
    expect(withoutTimes(text)).toBe(withoutTimes(file.cases[0]?.draft.craft.payload))
    const { exp, u } = JSON.parse(text) as { exp: number; u: string }
    expect(u).toBe('Zoë 李')
    const { moment } = await sheetOf(app.page, 'Mine')
    expect(Math.abs(moment - epochNow() + 3600), 'an hour ago').toBeLessThan(60)
    expect(exp - moment, 'two hours from there, as the form had it').toBe(7200)
    expect(await seenBehind(server.origin, row?.link ?? '')).toBe('accepted')
  })
  await test.step('and from the terminal, too', async () => {
    const make = ['cases', 'make', '--profile', 'Acme', '--room', 'product-demo', '--group', 'own', '--json']
    const [printed] = (await roompass(make)).json() as PrintedCase[]
    expect(printed).toMatchObject({ id: file.cases[0]?.id, title, expected: 'accepted' })
    expect(await seenBehind(server.origin, printed?.link ?? '')).toBe('accepted')
    const list = (await roompass(['cases', 'list', '--own', '--group', 'own', '--json'])).json()
    expect(list).toMatchObject([{ id: file.cases[0]?.id, title }])
  })
})

/** The one right case of files that are wrong elsewhere. */
const right = {
  id: 'case-1',
  title: 'Right',
  platform: 'digital-samba',
  expected: 'refused',
  note: '',
  draft: {
    craft: {
      ...{ header: '{"alg":"HS256"}', payload: '{}', layout: 'as-typed', characters: 'utf-8' },
      forms: { header: 'base64url', payload: 'base64url', signature: 'base64url' },
      ...{ algorithm: 'HS256', signature: 'whole', before: '', after: '' },
    },
    ...{ times: {}, variant: 'right', delivery: { room: '', transport: 'link' }, request: null },
  },
}
const fileOf = (cases: unknown, more: object = {}) =>
  JSON.stringify({ roompass: 'edge-cases', version: 1, cases, ...more })

const damaged: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['no JSON', fileOf([right]).slice(0, -5), 'The file is not JSON: choose one that Roompass exported.'],
  ['an empty file', '', 'The file is not JSON'],
  [
    'a foreign file',
    '{"info":{"schema":"postman"},"item":[]}',
    'The file is not one of edge cases of Roompass',
  ],
  ['a later version', fileOf([right], { version: 2 }), 'The file is of version 2 of the format'],
  ['no cases', fileOf([]), 'The file has no cases in it'],
  ['no list', fileOf({ right }), 'The file has no list of cases'],
  [
    'a member that nobody knows',
    fileOf([{ ...right, key: 'x' }]),
    'Case 1 of the file, “Right”, holds “key”',
  ],
  [
    'a wrong expectation',
    fileOf([right, { ...right, id: 'b', expected: 'maybe' }]),
    'Case 2 of the file, “Right”, has a “expected”',
  ],
  ['the same case twice', fileOf([right, right]), 'Cases 1 and 2 of the file have the same id'],
  ['no UTF-8', Buffer.from('{"roompass":"edge-cases\xe9"}', 'latin1'), 'The file is not UTF-8'],
]

test('a case file that is damaged or foreign is refused in a sentence, and nothing of it is kept', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('files')
  await mkdir(folder)
  const app = await launch()
  const { cases, toast, ...window } = shell(app.page)
  await window.goToLab('Edge cases')
  await expect(cases.own.export).toBeDisabled()
  const own = () => told(app.page, 'lab.listOwnCases', { platform: 'digital-samba' })

  for (const [name, content, sentence] of damaged)
    await test.step(name, async () => {
      const path = `${folder}/${name}.json`
      await writeFile(path, content)
      await app.answerDialog(path)
      await cases.own.import.click()
      await expect(toast).toContainText(sentence)
      expect(await own()).toEqual({ cases: [] })
    })
  await test.step('a folder, and no file at all', async () => {
    await app.answerDialog(folder)
    await cases.own.import.click()
    await expect(toast).toContainText(/This is not a file|could not be read/)
    await app.answerDialog(null)
    await cases.own.import.click()
    await expect.poll(async () => (await app.dialogs()).length).toBe(damaged.length + 2)
    expect(await own()).toEqual({ cases: [] })
  })
  await test.step('a right one takes the place of what has its id', async () => {
    const path = `${folder}/right.json`
    for (const title of ['Right', 'Renamed elsewhere']) {
      await writeFile(path, fileOf([{ ...right, title }]))
      await app.answerDialog(path)
      await cases.own.import.click()
      await expect.poll(own).toEqual({ cases: [{ ...right, title }] })
    }
    await cases.showGroup('My cases')
    await expect(cases.rows).toHaveCount(1)
  })
})
