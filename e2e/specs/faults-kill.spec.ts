import { expect, test } from '../fixtures/app.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** The named steps of issuing, and whether the session is on the disk by then. */
const steps = [
  { step: 'before-record', isRecorded: false },
  { step: 'after-record', isRecorded: true },
  { step: 'before-answer', isRecorded: true },
] as const

for (const { step, isRecorded } of steps) {
  const outcome = isRecorded ? 'is in the history, once' : 'was never issued'
  test(`a token whose issuing is killed ${step.replace('-', ' ')} ${outcome}; the form is as typed`, async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass)
    const app = await launch({ args: ['--test-kill-at', step] })
    let ui = shell(app.page)
    await ui.issue.fill({ rd: 'board-q4', ud: 'crm-4711', u: 'Zoë 李' })
    // At once: what was typed last is not kept yet. The page may be gone before the keys are up again.
    await app.page.keyboard.press('ControlOrMeta+Enter').catch(() => undefined)
    expect(await app.ended()).toEqual({ code: null, signal: 'SIGKILL' })

    await app.restart({ args: [] })
    ui = shell(app.page)
    await expect(ui.banners).toBeHidden()
    await expect(ui.issue.field('rd')).toHaveValue('board-q4')
    await expect(ui.issue.field('ud')).toHaveValue('crm-4711')
    await expect(ui.issue.field('u')).toHaveValue('Zoë 李')
    await expect(ui.issue.issued).toHaveCount(0)

    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(isRecorded ? 1 : 0)
    if (isRecorded) {
      await ui.history.search('zoe')
      await expect(ui.history.rows).toContainText(['Zoë 李'])
      await ui.history.detail.getByRole('button', { name: 'Copy token' }).click()
      await expect.poll(() => app.clipboard()).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/)
      const token = await app.clipboard()
      const inspected = await roompass(['inspect', '-', '--profile', 'Acme', '--json'], { stdin: token })
      expect(inspected.code, inspected.stderr).toBe(0)
      await ui.history.search('')
    } else {
      await expect(ui.history.list).toContainText('No sessions yet')
    }

    await ui.goTo('Issue')
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(isRecorded ? 2 : 1)
  })
}
