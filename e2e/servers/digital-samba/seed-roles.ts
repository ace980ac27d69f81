import { permissions } from './permissions.ts'
import type { Role } from './state.ts'

const createdAt = Date.UTC(2023, 0, 31, 12, 45, 53) / 1000
const attendees = ['general_chat', 'raise_hand', 'ask_question_qa', 'access_qa', 'emoji_reactions'] as const
const speakers = [...attendees, 'start_session', 'broadcast', 'screenshare', 'edit_whiteboard'] as const

/**
 * The three preset roles (https://docs.digitalsamba.com/dashboard/adding-moderation-to-your-rooms-with-roles) and one
 * of the team's own.
 */
export const roles = {
  moderator: {
    id: '5ce6fda5-d42b-4110-8796-000000000001',
    name: 'moderator',
    displayName: 'Moderators',
    description: 'May do everything in a room.',
    isDefault: true,
    createdAt,
    permissions,
    managesRoles: ['moderator', 'speaker', 'attendee'],
  },
  speaker: {
    id: '5ce6fda5-d42b-4110-8796-000000000002',
    name: 'speaker',
    displayName: 'Speakers',
    description: 'May broadcast, share the screen and present.',
    isDefault: false,
    createdAt: createdAt + 1,
    permissions: speakers,
    managesRoles: [],
  },
  attendee: {
    id: '5ce6fda5-d42b-4110-8796-000000000003',
    name: 'attendee',
    displayName: 'Attendees',
    description: 'May watch, chat and ask.',
    isDefault: false,
    createdAt: createdAt + 2,
    permissions: attendees,
    managesRoles: [],
  },
  interpreter: {
    id: '5ce6fda5-d42b-4110-8796-000000000004',
    name: 'interpreter',
    displayName: 'Interpreters',
    description: 'Speaks another language beside the speaker.',
    isDefault: false,
    createdAt: createdAt + 3,
    permissions: ['broadcast', 'general_chat'],
    managesRoles: [],
  },
} as const satisfies Readonly<Record<string, Role>>
