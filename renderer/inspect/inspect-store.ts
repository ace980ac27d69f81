import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { KeyEncoding } from '../../shared/schemas.ts'
import { phaseStore } from '../stores/phase-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { type Detection, detect, notDetected } from './detection.ts'
import type { PlatformChoice } from './guess-platform.ts'
import { type Reading, readToken } from './read-token.ts'

export type Which = 'first' | 'second'
export type Shown = Which | 'difference'

/** One of the tokens that are looked at. */
export interface Looked {
  /** As it was pasted. */
  readonly pasted: string
  /** Null while nothing is pasted. */
  readonly reading: Reading | null
  readonly platform: PlatformChoice
  readonly detection: Detection
  /** Grows where the text came from elsewhere than from its field, which then shows it. */
  readonly arrival: number
  /** Epoch seconds. */
  readonly pastedAt: number
}

interface InspectState {
  readonly first: Looked
  /** Null where there is nothing to compare with. */
  readonly second: Looked | null
  readonly shown: Shown
  /** The moment of the verdict and the seconds of tolerance, as typed. */
  readonly moment: string
  readonly leeway: string
}

const blank: Looked = {
  pasted: '',
  reading: null,
  platform: 'auto',
  detection: notDetected,
  arrival: 0,
  pastedAt: 0,
}
const untouched: InspectState = { first: blank, second: null, shown: 'first', moment: 'now', leeway: '0' }

/** What was pasted lives here and nowhere else: going to another screen and back finds it, a lock ends it. */
export const inspectStore = createStore<InspectState>(() => untouched)

phaseStore.subscribe(({ phase }) => {
  if (phase === 'locked') inspectStore.setState(untouched, true)
})

function change(which: Which, part: Partial<Looked>): void {
  const looked = inspectStore.getState()[which]
  if (looked !== null) inspectStore.setState({ [which]: { ...looked, ...part } })
}

/** Reads what stands in a field now. */
export function typePasted(which: Which, pasted: string): void {
  const pastedAt = Math.floor(Date.now() / 1000)
  change(which, { pasted, reading: readToken(pasted), detection: notDetected, pastedAt })
}

/** The same for a text that the field has to be given. */
function arrive(which: Which, pasted: string): void {
  const arrival = (inspectStore.getState()[which]?.arrival ?? 0) + 1
  typePasted(which, pasted)
  change(which, { arrival, platform: 'auto' })
}

/** Goes to Inspect and shows a token there, in place of what was pasted. */
export function showInInspect(token: string): void {
  inspectStore.setState({ second: null, shown: 'first', moment: 'now', leeway: '0' })
  arrive('first', token)
  showScreen('inspect')
}

/** Empties a field; the first one takes the moment and the leeway with it. */
export function clearPasted(which: Which): void {
  arrive(which, '')
  if (which === 'first') inspectStore.setState({ moment: 'now', leeway: '0' })
}

export function openSecond(): void {
  if (inspectStore.getState().second === null) inspectStore.setState({ second: blank, shown: 'difference' })
}

export function closeSecond(): void {
  inspectStore.setState({ second: null, shown: 'first' })
}

export function showPart(shown: Shown): void {
  inspectStore.setState({ shown })
}

export function choosePlatform(which: Which, platform: PlatformChoice): void {
  change(which, { platform })
}

export function typeMoment(moment: string): void {
  inspectStore.setState({ moment })
}

export function typeLeeway(leeway: string): void {
  inspectStore.setState({ leeway })
}

/**
 * Looks for the key of a token. What comes back for a token that is not there any more is dropped.
 *
 * @param typed see `detect`
 */
export async function findKey(
  which: Which,
  typed: { readonly secret: string; readonly encoding: KeyEncoding } | null,
): Promise<void> {
  const { reading } = inspectStore.getState()[which] ?? {}
  if (reading === null || reading === undefined) return
  const answer = detect(reading.inspected.token, typed)
  change(which, { detection: { state: 'asking', isTyped: typed !== null } })
  const detection = await answer
  if (inspectStore.getState()[which]?.reading === reading)
    change(which, { detection: detection ?? notDetected })
}

export function useInspect<Part>(select: (state: InspectState) => Part): Part {
  return useStore(inspectStore, select)
}

export function useLooked(which: Which): Looked | null {
  return useStore(inspectStore, (state) => state[which])
}
