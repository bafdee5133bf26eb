import { useEffect, useRef } from 'react'

/** A hand scanner types faster than people do. */
const SLOWEST_KEY_MS = 120
const SHORTEST = 6

/** Calls `onCode` with what a scanner that acts as a keyboard typed and ended with Enter, wherever the focus is. */
export function useHandScanner(onCode: (text: string) => void): void {
  const call = useRef(onCode)
  call.current = onCode
  useEffect(() => {
    let typed = ''
    let lastKey = 0
    const onKey = (event: KeyboardEvent) => {
      const quick = event.timeStamp - lastKey <= SLOWEST_KEY_MS
      lastKey = event.timeStamp
      if (event.key === 'Enter') {
        if (quick && typed.length >= SHORTEST) {
          // The Enter belongs to the scanner, not to the button that happens to have the focus.
          event.preventDefault()
          event.stopPropagation()
          call.current(typed)
        }
        typed = ''
      } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
        typed = quick ? typed + event.key : event.key
      }
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
