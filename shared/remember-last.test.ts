import { expect, test, vi } from 'vitest'
import { rememberLast } from './remember-last.ts'

test('asks again only for something else', () => {
  const work = vi.fn((text: string, number: number) => ({ said: `${text} ${number}` }))
  const remembering = rememberLast(work)
  const first = remembering('a', 1)
  expect(first).toEqual({ said: 'a 1' })
  expect(remembering('a', 1)).toBe(first)
  expect(work).toHaveBeenCalledTimes(1)
  expect(remembering('a', 2)).toEqual({ said: 'a 2' })
  expect(remembering('b', 2)).toEqual({ said: 'b 2' })
  expect(remembering('a', 1)).toEqual(first)
  expect(work).toHaveBeenCalledTimes(4)
})

test('what failed is asked for again', () => {
  const remembering = rememberLast((text: string) => {
    if (text === 'bad') throw new Error('no')
    return text
  })
  expect(remembering('good')).toBe('good')
  expect(() => remembering('bad')).toThrow('no')
  expect(() => remembering('bad')).toThrow('no')
  expect(remembering('good')).toBe('good')
})
