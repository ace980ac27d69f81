import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batchInputStore, chooseInput, clearInput, pasteInput, readInput } from './batch-input.ts'
import { answered, refused, testInput, testMain } from './batch-test-double.ts'

const choose = vi.fn()
const paste = vi.fn()
const read = vi.fn()
const state = () => batchInputStore.getState()

beforeEach(() => {
  for (const verb of [choose, paste, read]) verb.mockReset()
  testMain({ 'batch.choose': choose, 'batch.paste': paste, 'batch.read': read })
  clearInput()
})
afterEach(() => void vi.unstubAllGlobals())

describe('the rows of a batch', () => {
  it('come from a file; a no to the dialog keeps what was there', async () => {
    choose.mockResolvedValueOnce(answered(testInput()))
    await chooseInput()
    expect(state()).toEqual({ input: testInput(), isOpening: false, asked: null, failure: null })
    choose.mockResolvedValueOnce(refused('cancelled', 'Cancelled.'))
    await chooseInput()
    expect(state()).toEqual({ input: testInput(), isOpening: false, asked: null, failure: null })
  })

  it('stay where another file can not be read, with the reason', async () => {
    choose
      .mockResolvedValueOnce(answered(testInput()))
      .mockResolvedValueOnce(refused('bad-request', 'The file is empty.'))
    await chooseInput()
    await chooseInput()
    expect(state().input).toEqual(testInput())
    expect(state().failure?.message).toBe('The file is empty.')
  })

  it('come from a paste, unless there is nothing in it or more than can be taken', async () => {
    paste.mockResolvedValue(answered(testInput({ from: 'pasted', name: 'Pasted rows' })))
    await pasteInput(' \n')
    await pasteInput('x'.repeat(5_000_001))
    expect(paste).not.toHaveBeenCalled()
    expect(state().failure?.message).toMatch(/Save it as a CSV file/)
    await pasteInput('Name\tRoom\nJane\tlobby')
    expect(state().input?.from).toBe('pasted')
    expect(state().failure).toBeNull()
  })

  it('are read again in another way', async () => {
    choose.mockResolvedValueOnce(answered(testInput()))
    const reading = { format: 'csv', separator: ';', hasHeader: false } as const
    read.mockResolvedValueOnce(answered(testInput({ reading, columns: ['column 1'] })))
    await readInput(reading)
    expect(read).not.toHaveBeenCalled()
    await chooseInput()
    const asking = readInput(reading)
    expect(state().asked).toEqual(reading)
    await asking
    expect(state().asked).toBeNull()
    expect(read).toHaveBeenCalledWith({ id: 'input', reading })
    expect(state().input?.columns).toEqual(['column 1'])
  })

  it('are those of the last question', async () => {
    const late = Promise.withResolvers<unknown>()
    choose.mockReturnValueOnce(late.promise)
    const choosing = chooseInput()
    clearInput()
    late.resolve(answered(testInput()))
    await choosing
    expect(state()).toEqual({ input: null, isOpening: false, asked: null, failure: null })
  })
})
