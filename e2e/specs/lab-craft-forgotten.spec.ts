import { expect, test } from '../fixtures/app.ts'
import { issueFor } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { peoplePart } from '../pages/people-part.ts'
import { shell } from '../pages/shell.ts'

test('forgetting a person takes the Lab’s draft that names them along, for good', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])
  await issueFor(roompass, { name: 'Jane Smith', more: ['--external-id', 'crm-4711'] })
  await issueFor(roompass, { name: 'Somebody Else' })
  const app = await launch()
  let ui = shell(app.page)
  await ui.goTo('Lab')
  await ui.craft.type('Payload', '{"u":"Jane Smith","mine":1}')
  await expect(ui.craft.value('Guest name')).toHaveValue('Jane Smith')

  const forget = async (person: string) => {
    await ui.goTo('Profiles')
    await app.answerDialog('Forget')
    const people = peoplePart(app.page)
    await people.forget(person).click()
    await expect(people.row(person)).toHaveCount(0)
  }
  await test.step('another person’s going leaves it alone', async () => {
    await forget('Somebody Else')
    await ui.goTo('Lab')
    expect(await ui.craft.textOf('Payload')).toBe('{"u":"Jane Smith","mine":1}')
  })
  await test.step('hers takes it, and it does not come back', async () => {
    await forget('Jane Smith')
    await ui.goTo('Lab')
    await expect(ui.craft.payload).toBeVisible()
    await expect(ui.craft.payload).not.toContainText('Jane Smith')
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('Lab')
    await expect(ui.craft.payload).toBeVisible()
    await expect(ui.craft.payload).not.toContainText('Jane Smith')
  })
})
