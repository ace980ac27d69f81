import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** In the order of the switch. */
export const labParts = [
  { value: 'craft', label: 'Craft' },
  { value: 'cases', label: 'Edge cases' },
  { value: 'sheets', label: 'Run sheets' },
] as const

export type LabPart = (typeof labParts)[number]['value']

/** Which part of the Lab is shown, and which sheet in it; it lives outside the screen, so that coming back finds it again. */
export const labPartStore = createStore(() => ({
  part: 'craft' as LabPart,
  /** The open sheet; null for the list. */
  sheetId: null as string | null,
}))

export function showLabPart(part: LabPart): void {
  labPartStore.setState({ part })
}

/** Shows a sheet, or, with null, the list of them. */
export function showSheet(sheetId: string | null): void {
  labPartStore.setState({ part: 'sheets', sheetId })
}

export function useLabPart(): LabPart {
  return useStore(labPartStore, ({ part }) => part)
}

export function useOpenSheet(): string | null {
  return useStore(labPartStore, ({ sheetId }) => sheetId)
}
