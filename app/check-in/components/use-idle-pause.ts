import { useCallback, useEffect, useRef, useState } from 'react'

/** Nobody came and nobody touched the phone for so long: the camera rests. */
const IDLE_MS = 4 * 60_000
const LOOK_EVERY_MS = 5000

/** Whether the camera rests: by hand, or by itself when nothing happens. `stir` tells that something did. */
export function useIdlePause() {
  const [paused, setPaused] = useState(false)
  const last = useRef(0)
  const stir = useCallback(() => {
    last.current = performance.now()
  }, [])
  useEffect(() => {
    if (paused) return
    last.current = performance.now()
    const timer = setInterval(() => {
      if (performance.now() - last.current > IDLE_MS) setPaused(true)
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [paused])
  return { paused, setPaused, stir }
}
