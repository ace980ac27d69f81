import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { matchColumns } from '../../shared/batch/match-columns.ts'
import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import type { Draft, Profile } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { localTimeZone } from './clock.ts'
import { moveDraft } from './draft-moves.ts'
import { platformOf } from './platform-of.ts'
import { profilesStore } from './profiles-store.ts'

type Columns = BatchPlan['columns']

/** What the columns were matched for: other columns, or another platform, are matched anew. */
interface Matched {
  readonly inputId: string
  readonly columns: readonly string[]
  readonly platform: Profile['platform']
}

interface PlanState {
  /** Null until there are rows and a profile. */
  readonly plan: BatchPlan | null
  readonly matched: Matched | null
  /** Fields whose value is written as a text, also where that is no more than one column. */
  readonly asText: ReadonlySet<string>
  /** Whether a person chose a column since they were matched. */
  readonly isTouched: boolean
  /** Whether the columns are as they were chosen for such a table before. */
  readonly isRemembered: boolean
}

const nothing = { matched: null, asText: new Set<string>(), isTouched: false, isRemembered: false }

/** How rows become drafts. It lives outside the screen, so that coming back finds the same. */
export const batchPlanStore = createStore<PlanState>(() => ({ plan: null, ...nothing }))

/**
 * Makes the plan fit the rows and the profile: the values for all rows stay as they were typed; columns are matched by
 * their names where they are others than before, and what was chosen for such columns earlier wins.
 */
export async function fitPlan(input: BatchInput, profile: Profile): Promise<void> {
  const state = batchPlanStore.getState()
  const draft = draftOf(state.plan, profile)
  const matched: Matched = { inputId: input.id, columns: input.columns, platform: profile.platform }
  if (state.plan !== null && isSame(state.matched, matched)) {
    if (draft !== state.plan.draft) batchPlanStore.setState({ plan: { ...state.plan, draft } })
    return
  }
  const columns = matchColumns(input.columns, platformOf(profile))
  batchPlanStore.setState({ ...nothing, plan: { draft, columns, timeZone: localTimeZone() }, matched })
  const result = await call('batch.remembered', { id: input.id, platform: profile.platform })
  if (!result.ok || result.value.columns === null) return
  const now = batchPlanStore.getState()
  // Whoever chose a column meanwhile knows better.
  if (now.matched !== matched || now.isTouched || now.plan === null) return
  batchPlanStore.setState({ plan: { ...now.plan, columns: result.value.columns }, isRemembered: true })
}

function draftOf(plan: BatchPlan | null, profile: Profile): Draft {
  if (plan === null) return platformOf(profile).newDraft(profile)
  if (plan.draft.profileId === profile.id) return plan.draft
  const { profiles } = profilesStore.getState()
  return moveDraft(plan.draft, profiles.find(({ id }) => id === plan.draft.profileId) ?? null, profile)
}

function isSame(one: Matched | null, other: Matched): boolean {
  if (one === null || one.inputId !== other.inputId || one.platform !== other.platform) return false
  return (
    one.columns.length === other.columns.length && one.columns.every((name, at) => name === other.columns[at])
  )
}

/** Fills a field from a template of columns; an empty one leaves it to the value for all rows. */
export function setTemplate(field: string, template: string): void {
  change(({ columns, ...plan }) => ({ ...plan, columns: withTemplate(columns, field, template) }))
  batchPlanStore.setState({ isTouched: true, isRemembered: false })
}

function withTemplate(columns: Columns, field: string, template: string): Columns {
  const { [field]: _before, ...others } = columns
  return template === '' ? others : { ...others, [field]: template }
}

/** Whether the value of a field is written as a text with columns in it. */
export function setAsText(field: string, isText: boolean): void {
  batchPlanStore.setState(({ asText }) => {
    const next = new Set(asText)
    if (isText) next.add(field)
    else next.delete(field)
    return { asText: next }
  })
}

/** The value of a field for all rows, or for those whose column is empty. */
export function setConstant(field: string, value: string): void {
  change((plan) => ({ ...plan, draft: { ...plan.draft, values: { ...plan.draft.values, [field]: value } } }))
}

/** @param startEarly seconds by which the start of all rows moves back */
export function setBatchStartEarly(startEarly: number): void {
  change((plan) => ({ ...plan, draft: { ...plan.draft, startEarly } }))
}

/** Takes the values of the form over, but for those that say who the guest is. */
export function takeFromForm(form: Draft, profile: Profile): void {
  const ofGuest = platformOf(profile).fields.filter(({ group, kind }) => group === 'who' && kind !== 'role')
  const names = new Set(ofGuest.map(({ name }) => name))
  const values = Object.entries(form.values).filter(([name]) => !names.has(name))
  change((plan) => ({
    ...plan,
    draft: {
      ...plan.draft,
      startEarly: form.startEarly,
      values: { ...plan.draft.values, ...Object.fromEntries(values) },
    },
  }))
}

function change(edit: (plan: BatchPlan) => BatchPlan): void {
  batchPlanStore.setState(({ plan }) => (plan === null ? {} : { plan: edit(plan) }))
}

export function useBatchPlan(): PlanState {
  return useStore(batchPlanStore)
}
