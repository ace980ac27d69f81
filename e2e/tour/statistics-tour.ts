import { expect } from 'playwright/test'
import { issueFor, type RunRoompass } from '../fixtures/guests.ts'
import type { DaysAgo } from '../fixtures/past.ts'
import type { Tour } from './tour.ts'

/**
 * The statistics from nothing to all that they show. Needs the test profile.
 *
 * @param daysAgo null where nothing can be issued in the past: everything is of today then
 */
export async function tourStatistics(
  { app, ui, look }: Tour,
  roompass: RunRoompass,
  daysAgo: DaysAgo | null,
): Promise<void> {
  const { statistics, history } = ui
  const { page } = app
  await ui.goTo('History')
  await statistics.open()
  await expect(statistics.view).toContainText('Nothing was issued')
  await look('statistics-nothing-in-period')
  await statistics.view.getByRole('button', { name: 'Show all' }).click()
  await expect(statistics.view).toContainText('Nothing to count yet')
  await look('statistics-empty')

  const longRoom = 'a-room-whose-name-goes-on-and-on-wider-than-any-column-could-ever-be'
  const issued = [
    { name: 'Marc Aurel', room: 'board', days: 400, more: ['--role', 'moderator'] },
    { name: 'Élodie', room: 'lobby', days: 9, more: ['--role', 'speaker'] },
    { name: 'Tim B.', room: longRoom, days: 2, more: [] },
    { name: 'Doctor Jane Smith', room: 'lobby', days: 0, more: ['--expires', '20m'] },
    { name: '李 小龙', room: '<b>גבוה</b>', days: 0, more: ['--expires', '2h'] },
  ]
  for (const { name, room, days, more } of issued)
    await issueFor(roompass, { name, room, more }, daysAgo?.(days) ?? {})
  await expect(statistics.summary).toContainText('5 sessions')
  await expect(statistics.expiring.first()).toContainText('Doctor Jane Smith')
  await look('statistics-all')
  await statistics.choosePeriod('30 days')
  await expect(statistics.summary).toContainText(daysAgo === null ? '5 sessions' : '4 sessions')
  await look('statistics-30-days')
  await statistics.chart('Rooms').focus()
  await page.keyboard.press('ArrowDown')
  await expect(statistics.tip('Rooms')).toContainText('1 session')
  await look('statistics-tip')
  await statistics.card('Profiles').scrollIntoViewIfNeeded()
  await look('statistics-below')
  await statistics.asTable.check({ force: true })
  await expect(statistics.row('Rooms', 'lobby')).toContainText('2')
  await look('statistics-as-table')
  await statistics.asTable.uncheck({ force: true })

  await statistics.expiring.first().click()
  await expect(history.detail.getByRole('heading', { level: 2 })).toHaveText('Doctor Jane Smith')
  await expect(history.list).toBeFocused()
  await look('history-from-statistics')
}
