import { expect } from 'playwright/test'
import { requestPart } from '../pages/request-part.ts'
import type { Dolby } from '../servers/dolby/start.ts'
import { closeIfOver } from './lab-tours.ts'
import type { Tour } from './tour.ts'

/** A request for a Dolby.io token by hand, and its answers. Needs the profile on the server. */
export async function tourDolbyRequest({ app, ui, look }: Tour, server: Dolby): Promise<void> {
  const request = requestPart(app.page)
  await ui.dolby.fill({ 'External id': 'crm-4711' })
  await ui.goToLab('Craft')
  await expect(request.path).not.toHaveValue('')
  await look('lab-request-dolby')
  await request.send.click()
  await expect(request.answers).toHaveCount(1)
  await request.answer.scrollIntoViewIfNeeded()
  await look('lab-request-dolby-answer')
  await request.headerValue(1).fill('Bearer {{no-such-thing}}')
  await request.addHeader.click()
  await request.headerName(4).fill('X-Test')
  await request.typeBody(
    '{"externalId": "a name that is longer than any column could ever be", "expiresIn": 1e400,',
  )
  await look('lab-request-broken')
  server.fault({ kind: 'status', status: 500 }, { times: 1 })
  await request.send.click()
  await expect(request.answers).toHaveCount(2)
  await request.answer.scrollIntoViewIfNeeded()
  await look('lab-request-refused')
  server.fault({ kind: 'cut', at: 'start' }, { times: 1 })
  await request.method.fill('PUT')
  await request.send.click()
  await expect(app.page.getByRole('alert').first()).toBeVisible()
  await look('lab-request-failed')
  await ui.goToLab('Edge cases')
  await ui.cases.rows.first().click()
  await look('lab-cases-dolby')
  await closeIfOver(ui.cases.detail)
}

/** The same for Video.io, and a set of requests. Needs the profile on the server. */
export async function tourVideoIoRequest({ app, ui, look }: Tour): Promise<void> {
  const { cases, sheets } = ui
  const request = requestPart(app.page)
  await ui.videoIo.identifier.fill('user-4711')
  await ui.goToLab('Craft')
  await expect(request.path).not.toHaveValue('')
  await request.send.click()
  await expect(request.answers).toHaveCount(1)
  await request.answer.scrollIntoViewIfNeeded()
  await look('lab-request-video-io-answer')
  await ui.goToLab('Edge cases')
  await cases.groupBox('Credentials').check({ force: true })
  await cases.openSet()
  await look('lab-set-of-requests')
  await cases.set.make.click()
  await expect(sheets.rows.first()).toBeVisible()
  await sheets.run.open()
  await look('lab-run-of-requests')
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText('Done')
  await closeIfOver(sheets.run.panel)
  await sheets.rows.first().click()
  await look('lab-sheet-of-requests')
}
