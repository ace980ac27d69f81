import { describe, expect, it } from 'vitest'
import { createFaults } from './faults.ts'

describe('createFaults', () => {
  it('meets each in turn, so many times', () => {
    const faults = createFaults()
    faults.add({ kind: 'broken-json' }, { times: 2 })
    faults.add({ kind: 'huge' }, { times: 1 })
    const met = () => faults.meet('/')?.fault.kind
    expect([met(), met(), met(), met()]).toEqual(['broken-json', 'broken-json', 'huge', undefined])
  })

  it('meets only the paths that it is for', () => {
    const faults = createFaults()
    const running = faults.add({ kind: 'huge' }, { path: '/api/v1/roles' })
    faults.add({ kind: 'broken-json' }, { path: /\/live$/g })
    expect(faults.meet('/api/v1/rooms')).toBeNull()
    expect(faults.meet('/api/v1/roles/speaker')?.fault.kind).toBe('huge')
    expect(faults.meet('/api/v1/rooms/a/live')?.fault.kind).toBe('broken-json')
    expect(faults.meet('/api/v1/rooms/b/live')?.fault.kind).toBe('broken-json')
    expect(running.hits).toBe(1)
  })

  it('is over when released or cleared', () => {
    const faults = createFaults()
    faults.add({ kind: 'huge' }).release()
    faults.add({ kind: 'broken-json' })
    faults.clear()
    expect(faults.meet('/')).toBeNull()
  })
})
