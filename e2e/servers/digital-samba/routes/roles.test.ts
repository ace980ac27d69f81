import { describe, expect, it } from 'vitest'
import { useServer, uuid } from '../test-server.ts'

describe('roles', () => {
  const test = useServer()

  it('are listed with their number as a number', async () => {
    expect(await test.read('/api/v1/roles?order=asc')).toMatchObject({
      data: [
        {
          id: uuid,
          name: 'moderator',
          display_name: 'Moderators',
          default: true,
          created_at: '2023-01-31T12:45:53Z',
        },
        { name: 'speaker', default: false },
        { name: 'attendee', default: false },
        { name: 'interpreter', default: false },
      ],
      total_count: 4,
    })
  })

  it.each(['speaker', '5ce6fda5-d42b-4110-8796-000000000002'])('are told in full by %s', async (name) => {
    expect(await test.read(`/api/v1/roles/${name}`)).toMatchObject({
      name: 'speaker',
      permissions: { start_session: true, remove_participant: false, manage_roles: [] },
    })
  })

  it('that are none are 404', async () => {
    expect((await test.ask('/api/v1/roles/Speakers')).status).toBe(404)
  })

  it('are made of permissions, a bare list of names', async () => {
    const names = await test.read('/api/v1/permissions')
    expect(names).toContain('start_session')
    expect(new Set(names as string[]).size).toBe((names as string[]).length)
  })
})
