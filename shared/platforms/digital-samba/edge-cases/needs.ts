import type { CaseNeed } from '../../../lab/edge-case.ts'
import type { GroupId, NeedId } from './build.ts'

export const groups: readonly { readonly id: GroupId; readonly label: string }[] = [
  { id: 'time', label: 'Time' },
  { id: 'identity', label: 'Identity text' },
  { id: 'initials', label: 'Initials' },
  { id: 'avatar', label: 'Avatar' },
  { id: 'room', label: 'Room and team' },
  { id: 'role', label: 'Role and breakout' },
  { id: 'header', label: 'Header and algorithm' },
  { id: 'signature', label: 'Signature' },
  { id: 'encoding', label: 'Encoding' },
  { id: 'structure', label: 'Structure and duplicates' },
  { id: 'size', label: 'Size' },
  { id: 'transport', label: 'Transport' },
  { id: 'key', label: 'Key mistakes' },
  { id: 'api', label: 'Token from the API' },
]

const room = 'Its friendly URL or its id.'

/** What some cases can't be made without, as no made-up value would do. */
export const needs: readonly (CaseNeed & { readonly id: NeedId })[] = [
  {
    id: 'room-id',
    label: 'The room’s other name',
    help: 'The id of the room where the set names it by its friendly URL, or the other way round.',
  },
  { id: 'other-room', label: 'Another room of the team', help: room },
  { id: 'public-room', label: 'A public room', help: room },
  { id: 'locked-room', label: 'A locked room', help: room },
  { id: 'full-room', label: 'A full room', help: `A room with as many participants as it takes. ${room}` },
  { id: 'expired-room', label: 'A room that has expired', help: room },
  { id: 'deleted-room', label: 'A room that was deleted', help: room },
  { id: 'encrypted-room', label: 'A room with end-to-end encryption', help: room },
  { id: 'room-without-breakouts', label: 'A room without breakout rooms', help: room },
  { id: 'other-team', label: 'Another team', help: 'The id of a team that is not the profile’s.' },
  { id: 'other-team-room', label: 'A room of another team', help: 'Its id.' },
  {
    id: 'role',
    label: 'A role of the room',
    help: 'Its name, such as moderator; another one than the set has.',
  },
  { id: 'role-id', label: 'The id of a role of the room', help: 'As the platform’s list of roles gives it.' },
  { id: 'role-display-name', label: 'What a role is called on screen', help: 'Such as Moderators.' },
  {
    id: 'role-of-team',
    label: 'A role that the room does not have',
    help: 'The name of a role of the team.',
  },
  { id: 'breakout', label: 'A breakout room of the room', help: 'Its id.' },
  { id: 'other-breakout', label: 'A breakout room of another room', help: 'Its id.' },
  {
    id: 'live-external-id',
    label: 'The external id of somebody who is in',
    help: 'Of a participant who is in the room while the set is tested.',
  },
  {
    id: 'pictures',
    label: 'A folder of test pictures',
    help: 'An https address under which are redirect.png, drawing.svg, moving.gif, large.png of 20 MB and huge.png of 30,000 by 30,000 pixels, and no missing.png.',
  },
  {
    id: 'previous-key',
    label: 'A previous key',
    help: 'The label of a key of the profile that was replaced.',
  },
]
