import { useEffect, useRef } from 'react'

/** Keys further apart than this belong to different codes. */
const PAUSE_MS = 2000
const SHORTEST = 6

/**
 * Calls `onCode` with what a scanner that acts as a keyboard typed and ended with Enter, wherever the focus is but in a
 * field: there the text belongs to the field.
 */
export function useHandScanner(onCode: (text: string) => void): void {
  const call = useRef(onCode)
  call.current = onCode
  useEffect(() => {
    let typed = ''
    let lastKey = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return
      if (event.timeStamp - lastKey > PAUSE_MS) typed = ''
      lastKey = event.timeStamp
      if (event.key === 'Enter') {
        if (typed.length >= SHORTEST) {
          // The Enter belongs to the scanner, not to the button that happens to have the focus.
          event.preventDefault()
          event.stopPropagation()
          call.current(typed)
        }
        typed = ''
      } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
        typed += event.key
      }
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
