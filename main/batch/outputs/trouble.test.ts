import { describe, expect, it } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import { OutputLost } from './output.ts'
import { outputTrouble } from './trouble.ts'

const failed = (code: string) => Object.assign(new Error(`${code}: /home/jane/guests.csv`), { code })

describe('trouble with an output', () => {
  it.each([
    ['ENOSPC', 'free some space'],
    ['EDQUOT', 'free some space'],
    ['EFBIG', 'another disk'],
    ['EACCES', 'allow Roompass to write'],
    ['EROFS', 'allow Roompass to write'],
    ['EBUSY', 'close it there'],
    ['ENOENT', 'bring the folder back'],
    ['EISDIR', 'rename that folder'],
    ['EPIPE', 'write it again'],
    ['EIO', '(EIO)'],
  ])('%s says what is kept and what to do, and no path', (code, advice) => {
    const sentence = outputTrouble(failed(code))
    expect(sentence).toContain('kept in the history')
    expect(sentence).toContain(advice)
    expect(sentence).not.toContain('jane')
  })

  it('says the same of an output that is gone, and of an error without a code', () => {
    expect(outputTrouble(new OutputLost())).toContain('write it again')
    expect(outputTrouble(new Error('odd'))).toMatch(/at the moment\. What was issued is kept/)
    expect(outputTrouble(null)).toContain('check the disk')
  })

  it('leaves a sentence that is one already', () => {
    expect(outputTrouble(new RoompassError('failed', 'Row 1 has no link.'))).toBe('Row 1 has no link.')
  })
})
