import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Request } from '../../shared/contract.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Known } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'

export type KnownQuestion = Request<'drafts.known'>

interface KnownAnswer {
  readonly question: KnownQuestion
  readonly known: Known
}

/** The last answer to what is known beside the draft; null until there is one. */
export const knownStore = createStore(() => ({ answer: null as KnownAnswer | null }))

/** Milliseconds without a change before main is asked: each letter of a room would be a question else. */
const pause = 150

let newest: KnownQuestion | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let generation = 0

/** Asks for this from now on, once typing pauses. The answer to the newest question wins. */
export function wantKnown(question: KnownQuestion): void {
  newest = question
  generation += 1
  clearTimeout(timer)
  timer = setTimeout(() => void askKnownAgain(), pause)
}

/** Asks the newest question again at once: the history changed, or the platform answered something. */
export async function askKnownAgain(): Promise<void> {
  clearTimeout(timer)
  if (newest === null) return
  const question = newest
  const mine = ++generation
  const result = await call('drafts.known', question)
  if (mine !== generation || !result.ok) return
  knownStore.setState({ answer: { question, known: result.value } })
}

/**
 * What an answer still says where the question is another by now: facts of one room never stand for another room,
 * nothing of one guest for another, and nothing of one profile for another.
 */
export function knownFor(answer: KnownAnswer | null, question: KnownQuestion): Known {
  if (answer === null || answer.question.profileId !== question.profileId) return nothingKnown
  const { known } = answer
  const isSameId = answer.question.externalId === question.externalId
  // Somebody without an id of their own is found by name, so both say whose alias it is.
  const isSameGuest = isSameId && answer.question.name === question.name
  const ofGuest = known.alias === null ? isSameId : isSameGuest
  return {
    room: answer.question.room === question.room ? known.room : null,
    sameExternalId: ofGuest ? known.sameExternalId : null,
    clockAhead: known.clockAhead,
    similarIds: isSameId ? known.similarIds : [],
    alias: isSameGuest ? known.alias : null,
  }
}

/** What is known beside a draft, without asking the platform; it follows the history. */
export function useKnown({ profileId, room, name, externalId }: KnownQuestion): Known {
  const answer = useStore(knownStore, (state) => state.answer)
  useEffect(() => wantKnown({ profileId, room, name, externalId }), [profileId, room, name, externalId])
  useEffect(() => on('sessions.changed', () => void askKnownAgain()), [])
  useEffect(() => on('people.changed', () => void askKnownAgain()), [])
  // What the platform answered counts only for the account that was asked.
  useEffect(() => on('profiles.changed', () => void askKnownAgain()), [])
  return useMemo(
    () => knownFor(answer, { profileId, room, name, externalId }),
    [answer, profileId, room, name, externalId],
  )
}
