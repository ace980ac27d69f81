import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

function written() {
  const lines: string[] = []
  return { lines, log: createLog((level, line) => lines.push(`${level} ${line}`)) }
}

describe('the log', () => {
  it('writes an event with its facts on one line', () => {
    const { lines, log } = written()
    log.info('started', { version: '0.1.0', windows: 1 })
    expect(lines).toEqual(['info started version=0.1.0 windows=1'])
  })

  it('takes what looks secret out of every fact', () => {
    const { lines, log } = written()
    log.warn('refused', { url: 'https://example.com/?token=abc', said: '"Jane"\nDoe@example.com' })
    expect(lines).toEqual(['warn refused url=[address] said=[text] [mail]'])
  })

  it('says where an error happened and not what it said', () => {
    const { lines, log } = written()
    log.error('verb failed', new Error('Jane Doe'), { verb: 'sessions.get' })
    expect(lines[0]).toMatch(/^error verb failed verb=sessions\.get: Error < log\.test\.ts:\d+:\d+/)
    expect(lines[0]).not.toContain('Jane')
  })
})
