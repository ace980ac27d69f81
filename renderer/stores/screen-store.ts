import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** In the order of the rail and of the shortcuts; settings stands at the bottom. */
export const screens = ['issue', 'history', 'profiles', 'inspect', 'lab', 'batch', 'settings'] as const
export type Screen = (typeof screens)[number]

interface ScreenState {
  readonly screen: Screen
  /** Beside the title in the bar, such as the number of sessions. */
  readonly subtitle: string
}

const subtitles: Record<Screen, string> = {
  issue: 'one guest, one token',
  history: '',
  profiles: 'accounts and their keys',
  inspect: 'what a token says, and why',
  lab: 'tokens that are wrong on purpose',
  batch: 'a token for each row of a table',
  settings: '',
}

export const screenStore = createStore<ScreenState>(() => ({ screen: 'issue', subtitle: subtitles.issue }))

export function showScreen(screen: Screen): void {
  screenStore.setState((state) => (state.screen === screen ? {} : { screen, subtitle: subtitles[screen] }))
}

export function useScreen(): Screen {
  return useStore(screenStore, (state) => state.screen)
}

export function useSubtitleShown(): string {
  return useStore(screenStore, (state) => state.subtitle)
}

/** Puts words beside the screen's title for as long as the screen, or the part of it that says them, is shown. */
export function useSubtitle(subtitle: string): void {
  useEffect(() => {
    screenStore.setState({ subtitle })
    return () => screenStore.setState(({ screen }) => ({ subtitle: subtitles[screen] }))
  }, [subtitle])
}
