import { type ComponentType, lazy } from 'react'
import { IssueScreen } from '../issue/IssueScreen.tsx'
import type { Screen } from '../stores/screen-store.ts'

const history = () => import('../history/HistoryScreen.tsx')
const profiles = () => import('../profiles/ProfilesScreen.tsx')
const inspect = () => import('../inspect/InspectScreen.tsx')
const lab = () => import('../lab/LabScreen.tsx')
const batch = () => import('../batch/BatchScreen.tsx')
const settings = () => import('../settings/SettingsScreen.tsx')

/** Issue is there at once; the others load when they are first shown. */
export const screenViews: Record<Screen, ComponentType> = {
  issue: IssueScreen,
  history: lazy(async () => ({ default: (await history()).HistoryScreen })),
  profiles: lazy(async () => ({ default: (await profiles()).ProfilesScreen })),
  inspect: lazy(async () => ({ default: (await inspect()).InspectScreen })),
  lab: lazy(async () => ({ default: (await lab()).LabScreen })),
  batch: lazy(async () => ({ default: (await batch()).BatchScreen })),
  settings: lazy(async () => ({ default: (await settings()).SettingsScreen })),
}

const loaders: Partial<Record<Screen, () => Promise<unknown>>> = {
  history,
  profiles,
  inspect,
  lab,
  batch,
  settings,
}

/** Begins to load a screen that is about to be shown. */
export function preloadScreen(screen: Screen): void {
  void loaders[screen]?.()
}
