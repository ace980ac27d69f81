import { useEffect, useRef } from 'react'
import { useAction } from '../stores/action-requests.ts'
import { isInOverlay } from '../view/shortcut-keys.ts'

/** Calls `onFind` where a person asks for the search, and on `/` where it is not typed into something. */
export function useFindKeys(onFind: () => void): void {
  useAction('find', onFind)
  const newest = useRef(onFind)
  useEffect(() => {
    newest.current = onFind
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey
      if (!isSlash || isTyping(event.target) || isInOverlay(event)) return
      event.preventDefault()
      newest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
