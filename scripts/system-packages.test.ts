import { describe, expect, it } from 'vitest'
import { prepare } from './system-packages.ts'

const debian = { missing: ['xvfb', 'xclip'], apt: true, root: false, ci: false }

describe('the preparation of system packages', () => {
  it('does nothing when nothing is missing', () => {
    expect(prepare({ ...debian, missing: [] })).toEqual({ step: 'ready' })
  })

  it('gives a person the one line to run, and installs nothing', () => {
    expect(prepare(debian)).toEqual({
      step: 'stop',
      sentence: expect.stringMatching(/: sudo apt-get install -y xvfb xclip$/),
    })
  })

  it('installs as root, and tries again with fresh lists', () => {
    const preparation = prepare({ ...debian, root: true })
    const lines = preparation.step === 'install' ? preparation.commands.map((words) => words.join(' ')) : []
    expect(lines).toEqual([
      expect.stringMatching(/^env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y .*xvfb xclip$/),
      expect.stringMatching(/apt-get -qq update$/),
      expect.stringMatching(/xvfb xclip$/),
    ])
  })

  it('installs in CI through sudo that never asks for a password', () => {
    const preparation = prepare({ ...debian, ci: true })
    expect(preparation.step === 'install' && preparation.commands[0]?.slice(0, 2)).toEqual(['sudo', '-n'])
  })

  it('only names what is missing where there is no apt', () => {
    expect(prepare({ ...debian, apt: false, root: true })).toMatchObject({ step: 'stop' })
  })
})
