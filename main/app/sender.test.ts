import { describe, expect, it } from 'vitest'
import { refusalOf, senderOf } from './sender.ts'

const ours = { url: 'app://roompass/', origin: 'app://roompass', parent: null }
const isOurWindow = (id: number) => id === 1

describe('refusalOf', () => {
  it('takes the main frame of our window at our origin', () => {
    expect(refusalOf({ windowId: 1, frame: ours }, isOurWindow)).toBeNull()
  })

  it.each([
    ['another window', { windowId: 2, frame: ours }, 'unknown-window'],
    ['a frame that is gone', { windowId: 1, frame: null }, 'no-frame'],
    ['a subframe, also at our origin', { windowId: 1, frame: { ...ours, parent: {} } }, 'subframe'],
    ['a foreign page', { windowId: 1, frame: { ...ours, url: 'https://example.com/' } }, 'foreign-address'],
    ['an empty address', { windowId: 1, frame: { ...ours, url: '' } }, 'foreign-address'],
    ['a blank page', { windowId: 1, frame: { ...ours, url: 'about:blank' } }, 'foreign-address'],
    [
      'a look-alike host',
      { windowId: 1, frame: { ...ours, url: 'app://roompass.example/' } },
      'foreign-address',
    ],
    [
      'a sandboxed page at our address',
      { windowId: 1, frame: { ...ours, origin: 'null' } },
      'foreign-origin',
    ],
    [
      'a foreign origin',
      { windowId: 1, frame: { ...ours, origin: 'https://example.com' } },
      'foreign-origin',
    ],
  ])('refuses %s', (_name, sender, reason) => {
    expect(refusalOf(sender, isOurWindow)).toBe(reason)
  })
})

describe('senderOf', () => {
  it('copies what the frame says at the moment of the call', () => {
    const frame = { ...ours }
    const sender = senderOf({ sender: { id: 1 }, senderFrame: frame })
    frame.url = 'https://example.com/'
    expect(sender).toEqual({ windowId: 1, frame: ours })
  })

  it('takes a frame that throws for none', () => {
    const gone = {
      sender: { id: 1 },
      get senderFrame(): never {
        throw new Error('Render frame was disposed')
      },
    }
    expect(senderOf(gone)).toEqual({ windowId: 1, frame: null })
  })

  it('passes a null frame on as null', () => {
    expect(senderOf({ sender: { id: 1 }, senderFrame: null })).toEqual({ windowId: 1, frame: null })
  })
})
