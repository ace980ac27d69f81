import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const words = {
  link: 'into the link, for whoever has it',
  token: 'into the token, for whoever has it',
  storage: 'stored by the platform',
  participants: 'shown to the participants',
  nowhere: 'stays on this computer',
} as const

type Place = keyof typeof words

/** Where the value of each field goes, as the documents of the platforms have it. */
const goes: Readonly<Record<string, Readonly<Record<string, readonly Place[]>>>> = {
  Acme: {
    Room: ['link'],
    'External id': ['link', 'storage'],
    'Guest name': ['link', 'storage', 'participants'],
    Initials: ['link', 'participants'],
    Role: ['link', 'storage'],
    Avatar: ['link', 'storage', 'participants'],
    'Valid from': ['link'],
    'Valid until': ['link'],
  },
  'Dolby staging': {
    'External id': ['token', 'storage', 'participants'],
    'Guest name': ['storage', 'participants'],
    Avatar: ['storage', 'participants'],
    'Session scopes': ['token'],
    'Valid until': ['token'],
  },
  'Videos staging': { 'User identifier': ['storage'], Scopes: ['storage'] },
}

/** The fields that say who the guest is. */
const identifying = ['External id', 'Guest name', 'Initials', 'Avatar', 'User identifier']

for (const anonymous of [false, true]) {
  const which = anonymous ? 'with anonymous identities' : 'that sends what is typed'
  test(`each field of a profile ${which} says where its value goes, with the source, by mouse and by keyboard`, async ({
    launch,
    roompass,
    startDolbyAccount,
    startVideoIoAccount,
  }) => {
    const ofProfile = anonymous ? ['--anonymous'] : []
    await addTestProfile(roompass)
    await roompass(['profiles', 'set', 'Acme', '--anonymous', anonymous ? 'on' : 'off'])
    await startDolbyAccount({}, ofProfile)
    await startVideoIoAccount({}, ofProfile)
    const app = await launch()
    const { page } = app
    const ui = shell(page)
    const form = page.getByRole('form', { name: 'Draft' })

    for (const [profile, fields] of Object.entries(goes)) {
      await ui.chooseProfile(profile)
      const marks = form.getByRole('button', { name: /^Where it goes, / })
      await expect(marks.first()).toBeVisible()
      const expected = Object.entries(fields).map(([label, places]) => {
        const shown = anonymous && identifying.includes(label) ? (['nowhere'] as const) : places
        return { label, places: shown.map((place) => words[place]) }
      })
      const inSight = await marks
        .filter({ visible: true })
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
      expect(inSight, profile).toEqual(
        expected.map(({ label, places }) => `Where it goes, ${label}: ${places.join('; ')}`),
      )

      for (const { label, places } of expected) {
        const control = form.getByLabel(label, { exact: true })
        await test.step(`${profile}, ${label}: F1 in the field says it with its sources`, async () => {
          await control.focus()
          await control.press('F1')
          for (const place of places)
            await expect(control).toHaveAccessibleDescription(
              new RegExp(`Where it goes: .*${place} \\([^()]{8,}`),
            )
          await control.press('F1')
          await expect(control).not.toHaveAccessibleDescription(/Where it goes/)
        })
      }

      const [first] = expected
      if (first === undefined) continue
      await test.step(`${profile}: the mark says it when it is pointed at, and when it is pressed`, async () => {
        // A hand that was on the keyboard comes to the mouse.
        await page.mouse.move(10, 10)
        await marks.first().hover()
        await expect(page.getByRole('tooltip')).toContainText(first.places[0] ?? '')
        await marks.first().click()
        await expect(form.getByLabel(first.label, { exact: true })).toHaveAccessibleDescription(
          /Where it goes: /,
        )
        await page.mouse.move(0, 0)
        await expect(page.getByRole('tooltip')).toBeHidden()
      })
    }
  })
}
