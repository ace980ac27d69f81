import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Session, SessionFilter } from '../../../shared/schemas.ts'
import { everySession } from '../../../shared/session-filter.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { exportHandlers } from './export.ts'
import { testSession, testTools } from './test-tools.ts'

const clock = () => Date.UTC(2026, 10, 5, 12)

function setUp(sessions: readonly Session[], { yes = true, closesDialog = false } = {}) {
  const folder = temporaryFolder()
  const asked: string[] = []
  const targets: { title: string; fileName: string; extension: string }[] = []
  const filters: SessionFilter[] = []
  const tools = testTools({
    sessions: {
      counts: (filter) => {
        filters.push(filter)
        const none = { 'not-yet': 0, expired: 0, never: 0, 'no-end': 0, 'unknown-end': 0, stopped: 0 }
        return { ...none, valid: sessions.length }
      },
      each: (filter) => {
        filters.push(filter)
        return sessions
      },
    },
    dialogs: {
      ask: async ({ message }) => {
        asked.push(message)
        return yes
      },
      chooseFile: async () => null,
      chooseTarget: async (target) => {
        targets.push(target)
        return closesDialog ? null : join(folder, 'chosen name.csv')
      },
    },
  })
  return { handlers: exportHandlers(tools, clock), asked, targets, filters, folder }
}

const filter: SessionFilter = { ...everySession, state: 'valid' }

describe('exporting', () => {
  it('says that the file is plain text, asks where to, and writes what is filtered', async () => {
    const { handlers, asked, targets, filters, folder } = setUp([testSession])
    const answer = await handlers['sessions.export']({ filter, format: 'csv' })
    expect(answer).toEqual({ fileName: 'chosen name.csv', count: 1 })
    expect(asked).toEqual(['Export 1 session to a plain text file?'])
    expect(targets).toEqual([
      { title: 'Export the history', fileName: 'Roompass history 2026-11-05.csv', extension: 'csv' },
    ])
    expect(filters).toEqual([filter, filter])
    expect(readFileSync(join(folder, 'chosen name.csv'), 'utf8')).toContain('Jane Doe')
  })

  it.each([
    ['says no', { yes: false }, 0],
    ['closes the dialog', { closesDialog: true }, 1],
  ])('writes nothing where the person %s', async (_, answers, targetsAsked) => {
    const { handlers, targets, folder } = setUp([testSession], answers)
    const exporting = handlers['sessions.export']({ filter, format: 'csv' })
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled', message: 'Nothing was exported.' })
    expect(targets).toHaveLength(targetsAsked)
    expect(readdirSync(folder)).toEqual([])
  })

  it('asks nothing where nothing fits the filter', async () => {
    const { handlers, asked } = setUp([])
    const exporting = handlers['sessions.export']({ filter, format: 'json' })
    await expect(exporting).rejects.toMatchObject({ code: 'not-found' })
    expect(asked).toEqual([])
  })
})
