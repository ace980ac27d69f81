import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAdmission, type Level } from './admission.ts'

const levels = fc.constantFrom<Level>('error', 'warning', 'hint', 'formula')

test('worse rows take the place of others, the least of them first', () => {
  const admission = createAdmission(2)
  expect(admission.ask('hint', 1)).toEqual({ isListed: true, instead: null })
  expect(admission.ask('formula', 1)).toEqual({ isListed: true, instead: null })
  expect(admission.ask('hint', 1)).toEqual({ isListed: true, instead: 'formula' })
  expect(admission.ask('hint', 1)).toEqual({ isListed: false })
  expect(admission.ask('error', 1)).toEqual({ isListed: true, instead: 'hint' })
  expect(admission.ask('warning', 1)).toEqual({ isListed: true, instead: 'hint' })
  expect(admission.ask('error', 1)).toEqual({ isListed: true, instead: 'warning' })
  expect(admission.ask('error', 1)).toEqual({ isListed: false })
})

test('there is room for errors after other rows have filled theirs', () => {
  const admission = createAdmission(100, 10)
  expect(admission.ask('warning', 10).isListed).toBe(true)
  expect(admission.ask('warning', 1).isListed).toBe(false)
  expect(admission.ask('error', 10).isListed).toBe(true)
  expect(admission.ask('error', 1).isListed).toBe(false)
})

test('the list has the worst rows, no more than there is room for', () => {
  const most = 5
  fc.assert(
    fc.property(fc.array(levels, { maxLength: 60 }), (asked) => {
      const admission = createAdmission(most)
      const listed: Record<Level, number> = { error: 0, warning: 0, hint: 0, formula: 0 }
      for (const level of asked) {
        const admitted = admission.ask(level, 1)
        if (!admitted.isListed) continue
        listed[level] += 1
        if (admitted.instead !== null) listed[admitted.instead] -= 1
      }
      let room = most
      for (const level of ['error', 'warning', 'hint', 'formula'] as const) {
        const expected = Math.min(room, asked.filter((one) => one === level).length)
        expect(listed[level]).toBe(expected)
        room -= expected
      }
    }),
  )
})
