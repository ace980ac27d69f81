/** Why a session has no join link: neither reason is told apart once the token is issued. */
export const noLinkWords =
  'none: it takes a team domain in the profile, and a room that can be part of an address'
