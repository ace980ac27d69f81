import { claimMeaning, headerMeaning } from '../../shared/jws/claim-meanings.ts'
import type { Meanings } from './member-rows.ts'

/** What a registered claim means. */
export const claimWords: Meanings = (name) => claimMeaning(name)

/** What a registered header member means. */
export const headerWords: Meanings = (name) => headerMeaning(name)
