import { expect, it, vi } from 'vitest'
import { keepUnsaved, registerUnsaved } from './unsaved.ts'

it('waits for everything that is not stored yet, also where some of it fails', async () => {
  const stored: string[] = []
  const stopDraft = registerUnsaved(async () => void stored.push('draft'))
  const stopBroken = registerUnsaved(() => Promise.reject(new Error('disk')))
  const stopNote = registerUnsaved(async () => {
    await Promise.resolve()
    stored.push('note')
  })
  await keepUnsaved()
  expect(stored).toEqual(['draft', 'note'])
  for (const stop of [stopDraft, stopBroken, stopNote]) stop()
  const after = vi.fn(async () => undefined)
  registerUnsaved(after)()
  await keepUnsaved()
  expect(after).not.toHaveBeenCalled()
})
