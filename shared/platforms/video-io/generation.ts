import type { Profile } from '../../schemas.ts'

/**
 * The two ways of asking for a session that the platform has described. They disagree in address, header and answer.
 * `2021`: as the code for Node.js asks (https://github.com/Video-io/videokit-nodejs). `documented`: as the document says
 * (https://docs.video.io/api/latest/sessions); it takes no scopes.
 */
export type Generation = '2021' | 'documented'

/** Where each of them is. */
export const ownOrigins: Readonly<Record<Generation, string>> = {
  '2021': 'https://gateway.video.io',
  documented: 'https://api.video.io',
}

/** What a profile says of it; the first of the two where it says nothing that is known. */
export function generationOf({ generation = '' }: Profile['settings']): Generation {
  return generation.trim() === 'documented' ? 'documented' : '2021'
}

/** Where the platform's own API is for a profile that names no other address. */
export function ownOriginFor(settings: Profile['settings']): string {
  return ownOrigins[generationOf(settings)]
}
