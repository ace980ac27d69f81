import { describe, expect, it } from 'vitest'
import { createHostPermission } from './picture-hosts.ts'

function setUp(answers: boolean[]) {
  const allowed = new Set(['known.example'])
  const asked: string[] = []
  const permission = createHostPermission(
    { allowed: (host) => allowed.has(host), allow: (host) => void allowed.add(host) },
    {
      ask: async ({ message }) => {
        asked.push(message)
        return answers.shift() ?? false
      },
    },
  )
  return { permission, allowed, asked }
}

describe('the permission to fetch pictures from a host', () => {
  it('is not asked for where it was given before', async () => {
    const { permission, asked } = setUp([])
    expect(await permission('known.example')).toBe(true)
    expect(asked).toEqual([])
  })

  it('is asked for once and remembered', async () => {
    const { permission, allowed, asked } = setUp([true])
    expect(await permission('new.example')).toBe(true)
    expect(await permission('new.example')).toBe(true)
    expect(asked).toEqual(['Load pictures from new.example?'])
    expect(allowed).toContain('new.example')
  })

  it('is not asked for again once refused, and not kept', async () => {
    const { permission, allowed, asked } = setUp([false, true])
    expect(await permission('new.example')).toBe(false)
    expect(await permission('new.example')).toBe(false)
    expect(asked).toHaveLength(1)
    expect(allowed).not.toContain('new.example')
  })

  it('is asked for once by two pictures at the same time', async () => {
    const { permission, asked } = setUp([true])
    expect(await Promise.all([permission('new.example'), permission('new.example')])).toEqual([true, true])
    expect(asked).toHaveLength(1)
  })
})
