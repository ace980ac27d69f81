import type { AppHandle } from '../fixtures/app-handle.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { noKeychain, startKeyring } from '../fixtures/keyring.ts'
import { pastClock } from '../fixtures/past.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { tourBatch, tourBatchClosed } from './batch-tour.ts'
import { tourInspect, tourInspectBroken, tourInspectMore } from './inspect-tours.ts'
import { tourCases, tourCraft, tourLabClosed, tourSheets } from './lab-tours.ts'
import { tourDolbyForm, tourDolbySession, tourPeople, tourVideoIo } from './platform-tours.ts'
import { tourDolbyRequest, tourVideoIoRequest } from './request-tours.ts'
import { tourStatistics } from './statistics-tour.ts'
import {
  type Tour,
  tourFirstStart,
  tourHistory,
  tourIssue,
  tourLockTrouble,
  tourMemory,
  tourProfiles,
  tourSettings,
} from './tour.ts'

/** A test for each tour: through every state of the window, with what `tourIn` does at each of them. */
export function testEachTour(tourIn: (app: AppHandle) => Promise<Tour>): void {
  test.setTimeout(300_000)

  test('the screens of a first start', async ({ launch }) => {
    await tourFirstStart(await tourIn(await launch()))
  })

  test('the form, its pickers and its findings', async ({ launch, startAccount }) => {
    const platform = await startAccount({ rooms: 1_000 })
    await tourIssue(await tourIn(await launch()), platform)
  })

  test('the history, its filters and its detail', async ({ launch, startAccount }) => {
    const platform = await startAccount()
    await tourHistory(await tourIn(await launch()), platform)
  })

  test('the statistics of the history', async ({ launch, roompass }, testInfo) => {
    await addTestProfile(roompass)
    const daysAgo = pastClock(testInfo.outputPath('clock'))
    await tourStatistics(await tourIn(await launch()), roompass, daysAgo)
  })

  test('the profiles and the check of one', async ({ launch, startAccount }) => {
    const platform = await startAccount()
    await tourProfiles(await tourIn(await launch()), platform)
  })

  test('a session of Dolby.io, from its form to its end', async ({ launch, startDolbyAccount }) => {
    const platform = await startDolbyAccount()
    const tour = await tourIn(await launch())
    await tourDolbyForm(tour, platform)
    await tourDolbySession(tour, platform)
  })

  test('users of Video.io, and sessions whose end nobody knows', async ({ launch, startVideoIoAccount }) => {
    const platform = await startVideoIoAccount()
    await tourVideoIo(await tourIn(await launch()), platform)
  })

  test('the people of an anonymous profile', async ({ launch, startDolbyAccount }) => {
    await startDolbyAccount({}, ['--anonymous'])
    await tourPeople(await tourIn(await launch()))
  })

  test('a pasted token and its signature', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourInspect(await tourIn(await launch()))
  })

  test('pasted tokens that are broken, opaque, or very long', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourInspectBroken(await tourIn(await launch()))
  })

  test('two pasted tokens, and one that is saved', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourInspectMore(await tourIn(await launch()))
  })

  test('the Lab before it may sign', async ({ launch }) => {
    await tourLabClosed(await tourIn(await launch()))
  })

  test('the Lab, from the form to a crafted token', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourCraft(await tourIn(await launch()))
  })

  test('the Lab with its edge cases and the set of them', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourCases(await tourIn(await launch()))
  })

  test('the Lab with its run sheets, from the first to a comparison', async ({ launch, startAccount }) => {
    const platform = await startAccount()
    await tourSheets(await tourIn(await launch()), platform)
  })

  test('the Lab with a request to Dolby.io', async ({ launch, startDolbyAccount }) => {
    const platform = await startDolbyAccount()
    await tourDolbyRequest(await tourIn(await launch()), platform)
  })

  test('the Lab with a request to Video.io and a set of them', async ({ launch, startVideoIoAccount }) => {
    await startVideoIoAccount()
    await tourVideoIoRequest(await tourIn(await launch()))
  })

  test('the batches before there is a profile', async ({ launch }) => {
    await tourBatchClosed(await tourIn(await launch()))
  })

  test('a batch, from its rows to its end', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourBatch(await tourIn(await launch()))
  })

  test('the settings and the lock', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    await tourSettings(await tourIn(await launch()))
  })

  test('what is said of a keychain that is away', async ({ launch, roompass }, testInfo) => {
    test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')
    const without = await launch({ env: noKeychain, dataDir: testInfo.outputPath('without') })
    await tourMemory(await tourIn(without))
    await without.kill()
    const keyring = await startKeyring()
    try {
      await addTestProfile(roompass, {}, keyring.env)
      await tourLockTrouble(await tourIn(await launch({ env: keyring.env })), keyring.lock)
    } finally {
      await keyring.close()
    }
  })
}
