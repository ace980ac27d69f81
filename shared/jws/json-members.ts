/** Reading and editing the members of a JSON object in its text, so that all that is not edited stays as it was typed. */
export { addMember, removeMember, renameMember, setMember } from './edit-members.ts'
export type { JsonFault } from './json-walk.ts'
export { type JsonMember, type JsonMembers, membersOf } from './read-members.ts'
