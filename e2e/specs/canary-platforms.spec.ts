import { readFile } from 'node:fs/promises'
import { type Canary, canaryKey, canaryWord } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { heapOf } from '../canary/heap.ts'
import { heapOfMain } from '../canary/main-heap.ts'
import { whereFound as found, type Place } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect } from '../fixtures/app.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { inspectable } from '../fixtures/inspector.ts'
import { test } from '../fixtures/read-platforms.ts'
import { codePart } from '../pages/code-part.ts'
import { shell } from '../pages/shell.ts'
import { userFields } from '../pages/user-fields.ts'
import type { DolbyAsked } from '../servers/dolby/service.ts'
import type { Dolby } from '../servers/dolby/start.ts'
import type { VideoIoAsked } from '../servers/video-io/service.ts'

/** On Electron Playwright itself holds the inspector of main. */
const hasInspector = hostOfSpecs().name === 'chromium'

const developerKey = canaryKey('the developer key')
const appSecret = canaryKey('the app secret')
const apiToken = canaryKey('the API token of Video.io')
const secrets = [developerKey, appSecret, apiToken]
const guest = { name: canaryWord('the guest name'), externalId: canaryWord('the external id') }

/** The tokens with which the product itself asks Dolby.io; what a guest gets is another kind. */
const tokensOfDolby = ({ state }: Dolby): Canary[] =>
  state.grants
    .filter(({ purpose }) => purpose === 'api')
    .map(({ token }, index) => ({ name: `API token ${index + 1}`, text: token.split('.')[2] ?? '' }))

test('secrets of all platforms occur in the requests that need them and nowhere else, and the lock takes them out of main', async ({
  startReadPlatforms,
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  test.setTimeout(120_000)
  const platforms = await startReadPlatforms({
    developerKey: developerKey.text,
    appSecret: appSecret.text,
    apiToken: apiToken.text,
  })
  const { samba, dolby, videoIo, toSamba, toDolby, toComms, toVideoIo } = platforms
  const said: Place[] = []
  const say = (name: string, text: string | Buffer) => said.push({ name, bytes: Buffer.from(text) })
  const run = async (args: readonly string[], stdin = '') => {
    const { code, stdout, stderr } = await roompass(args, { stdin })
    expect(code, stderr).toBe(0)
    say(`roompass ${args.join(' ')}`, stdout + stderr)
    return stdout
  }
  const app = await launch({ env: hasInspector ? inspectable : {} })
  const { page } = app
  const ui = shell(page)
  const listening = await listen(app)
  const look = async (what: string) => say(`the page: ${what}`, await page.content())

  /** Copies every code there is for what was issued last, and keeps what is on the clipboard then. */
  const copyAllCode = async (platform: string) => {
    const { open, picker, copyButton } = codePart(page, ui.issue.issued.first())
    await open()
    await picker.click()
    const options = page.getByRole('option')
    const count = await options.count()
    expect(count).toBeGreaterThan(2)
    for (let nth = 0; nth < count; nth += 1) {
      if (nth > 0) await picker.click()
      await options.nth(nth).click()
      await app.setClipboard('')
      await copyButton.click()
      await expect.poll(() => app.clipboard()).not.toBe('')
      say(`code ${nth + 1} for ${platform}`, await app.clipboard())
    }
    await look(`code for ${platform}`)
  }

  await test.step('Digital Samba: a key that signs, and asks', async () => {
    await ui.chooseProfile('Acme')
    await ui.issue.fill({ rd: 'product-demo', u: guest.name.text, ud: guest.externalId.text })
    await ui.issue.lookUp.click()
    await expect(ui.issue.field('rd')).toHaveAccessibleDescription(/default role/)
    await ui.issue.issue()
    await copyAllCode('Digital Samba')
  })

  await test.step('Dolby.io: an app secret that gets a token that gets a token', async () => {
    await ui.chooseProfile('Dolby staging')
    for (const nth of [1, 2]) {
      const id = `${guest.externalId.text}-${nth}`
      await ui.dolby.fill({ 'External id': id, 'Guest name': guest.name.text })
      await ui.issue.button.click()
      await expect(ui.issue.issuedBefore).toHaveCount(nth)
    }
    await copyAllCode('Dolby.io')
  })

  await test.step('Video.io: an API token that gets a session token', async () => {
    await ui.chooseProfile('Videos staging')
    await userFields(page).identifier.fill(guest.externalId.text)
    await ui.issue.button.click()
    await expect(ui.issue.issuedBefore).toHaveCount(3)
    await copyAllCode('Video.io')
  })

  await test.step('every account is checked, and is refused once in the platform’s own words', async () => {
    await ui.goTo('Profiles')
    for (const profile of ['Acme', 'Dolby staging', 'Videos staging']) {
      await ui.profiles.show(profile)
      await ui.profiles.checkButton.click()
      await expect(ui.profiles.check).toContainText('The platform accepts')
    }
    const another = 'another-test-secret-not-a-real-one'
    samba.changeDeveloperKey(another)
    dolby.changeAppSecret(another)
    videoIo.changeApiToken(another)
    for (const profile of ['Acme', 'Dolby staging', 'Videos staging']) {
      await ui.profiles.show(profile)
      await ui.profiles.checkButton.click()
      await expect(ui.profiles.check).toContainText('does not accept')
      await look(`${profile} refused`)
    }
    samba.changeDeveloperKey(developerKey.text)
    dolby.changeAppSecret(appSecret.text)
    videoIo.changeApiToken(apiToken.text)
  })

  await test.step('what Dolby.io kept', async () => {
    await ui.goTo('History')
    await ui.history.rows.filter({ hasText: 'Dolby' }).first().click()
    await page.getByRole('button', { name: 'What the platform kept' }).click()
    await expect(page.getByText('The platform kept nothing of this guest.')).toBeVisible()
    await look('kept')
  })

  await test.step('exports and the terminal', async () => {
    const file = testInfo.outputPath('sessions.json')
    await app.answerDialog('Export')
    await app.answerDialog(file)
    await ui.history.exportAs('JSON')
    await expect(ui.toast).toContainText('Exported 4 sessions')
    say('the exported JSON', await readFile(file))
    const issueFor = (profile: string, ...more: string[]) => [
      'issue',
      '--profile',
      profile,
      ...more,
      '--json',
    ]
    await run(issueFor('Acme', '--room', 'lobby'))
    await run(issueFor('Dolby staging', '--external-id', 'crm-1'))
    await run(issueFor('Videos staging', '--external-id', 'crm-1'))
    const [session] = JSON.parse(await run(['history', '--json', '--search', 'crm-1']))
    for (const profile of ['Acme', 'Dolby staging', 'Videos staging']) {
      await run(['profiles', 'check', profile, '--json'])
      await run(['current', profile, '--json'])
    }
    await run(['get', session.id, '--json'])
    await run(['profiles', 'list', '--json'])
    await run(['history'])
    const unstored = ['issue', '--platform', 'video-io', '--api', toVideoIo.origin, '--key-stdin']
    await run([...unstored, '--external-id', 'crm-2', '--json'], apiToken.text)
  })

  const places = () => [...said, ...filesBelow(dataDir), ...wordsOf(app)]
  const all = () => [...secrets, ...tokensOfDolby(dolby)]

  await test.step('on the wire: each goes where it is needed, and in no other request', async () => {
    expect(tokensOfDolby(dolby).length).toBeGreaterThanOrEqual(3)
    expect(found(secrets, toSamba.passed)).toEqual(
      [...new Set(toSamba.passed.map(({ name }) => `${developerKey.name} in ${name}`))].sort(),
    )
    expect(found(all(), toDolby.passed)).toEqual([`${appSecret.name} in POST /v1/auth/token`])
    expect(found(secrets, toComms.passed)).toEqual([])
    expect(found(all(), toVideoIo.passed)).toEqual([`${apiToken.name} in POST /v1/sessions`])
    expect(new Set(toComms.passed.map(({ name }) => name))).toEqual(
      new Set(['POST /v2/client-access-token', 'GET /v1/monitor/conferences']),
    )
    // One for the two that were issued; the check's own is used for nothing; the Monitor API has another right.
    expect(found(all(), toComms.passed.slice(0, 3))).toEqual([
      'API token 1 in POST /v2/client-access-token',
      'API token 3 in GET /v1/monitor/conferences',
    ])
  })

  await test.step('the servers say the same: in the header for it, in no address and no body', async () => {
    // A server that has another secret by then doesn't know the one that it refuses.
    const headers = (asked: readonly (DolbyAsked | VideoIoAsked)[]) =>
      new Set(asked.filter(({ status }) => status !== 401).map(({ secretIn }) => secretIn.join(' ')))
    const ofHost = (host: string) => dolby.asked.filter((one) => one.host === host)
    expect(headers(ofHost('api'))).toEqual(new Set(['authorization']))
    expect(headers(ofHost('comms'))).toEqual(new Set(['']))
    expect(ofHost('session')).toEqual([])
    expect(headers(videoIo.asked)).toEqual(new Set(['authorization']))
    expect(samba.asked.filter(({ path, query }) => /\(key\)/.test(path + query))).toEqual([])
  })

  await test.step('before the lock', async () => {
    expect(found(all(), [...places(), ...(await listening.told())])).toEqual([])
    expect(found(all(), [await heapOf(page)])).toEqual([])
  })

  await ui.lock.lockBy(() => page.keyboard.press('Control+l'))
  const withGuest = [...all(), ...Object.values(guest)]
  await test.step('after it, in the page', async () => {
    expect(found(withGuest, [await heapOf(page)])).toEqual([])
  })
  if (hasInspector) {
    await test.step('and in main, as far as anything can still be reached there', async () => {
      const heap = await heapOfMain(app, testInfo.outputPath('main.heapsnapshot'))
      expect(found(withGuest, [heap])).toEqual([])
    })
  }
  await test.step('nor on the disk after the end', async () => {
    await app.close()
    expect(found(withGuest, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
    expect(found(all(), places())).toEqual([])
  })
})
