import { describe, expect, it } from 'vitest'
import { reminderText } from './reminder-text.ts'

/** 15 November 2023, 14:30 in Berlin. */
const end = 1_700_055_000

describe('the text of a reminder', () => {
  it('says the time alone where the end is today', () => {
    expect(reminderText('Acme', end, end - 600, 'Europe/Berlin')).toBe(
      'The current session of Acme ends at 14:30.',
    )
  })

  it('says the day too where it is another one', () => {
    expect(reminderText('Acme', end, end - 86_400, 'Europe/Berlin')).toBe(
      'The current session of Acme ends on 15 Nov at 14:30.',
    )
  })

  it('keeps a name on one line', () => {
    expect(reminderText('A\ncme', end, end, 'UTC')).not.toContain('\n')
  })
})
