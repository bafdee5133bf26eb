// The camera and the reading of codes from its picture.
import { useCallback, useEffect, useRef, useState } from 'react'
import { openQrReader, type QrReader } from '../qr-reader.ts'

export type CameraState = 'starting' | 'running' | 'paused' | 'denied' | 'none' | 'insecure' | 'failed'

/** Side of the square in the middle of the picture that is read. Five times quicker than the whole picture. */
const READ_PIXELS = 480
/** Share of the shorter side of the picture that the frame on the screen shows. */
const FRAME_SHARE = 0.8
/** From the beginning of one reading to the beginning of the next, and at least from its end: the page has other things to do. */
const READ_EVERY_MS = 66
const LEAST_REST_MS = 15
/** A code that stays before the camera is read once; again only after it was away this long. */
const AWAY_MS = 3000

/** `paused` turns the camera off, lamp and all: reading all day empties a phone by noon. */
export function useCamera(facing: 'environment' | 'user', paused: boolean, onCode: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  const [attempt, setAttempt] = useState(0)
  const [torch, setTorch] = useState<'none' | 'off' | 'on'>('none')
  const track = useRef<MediaStreamTrack>()
  const call = useRef(onCode)
  call.current = onCode

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    if (paused) {
      setTorch('none')
      return setState('paused')
    }
    setState('starting')

    async function start() {
      if (!navigator.mediaDevices?.getUserMedia) return setState(window.isSecureContext ? 'none' : 'insecure')
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } },
        })
      } catch (error) {
        return stopped ? undefined : setState(stateOf(error))
      }
      const picture = video.current
      if (stopped || !picture) return stop(stream)
      track.current = stream.getVideoTracks()[0]
      setTorch(hasTorch(track.current) ? 'off' : 'none')
      picture.srcObject = stream
      await picture.play().catch(() => undefined)
      // Paused while it was opening: what is shown is no longer this stream's to say.
      if (stopped) return
      setState('running')
      const reader = await openQrReader().catch(() => undefined)
      if (stopped) return
      if (!reader) return setState('failed')
      timer = setTimeout(() => void readOn(picture, reader), 0)
    }

    const canvas = document.createElement('canvas')
    let seen = ''
    let seenAt = 0
    async function readOn(picture: HTMLVideoElement, reader: QrReader) {
      if (stopped) return
      const began = performance.now()
      if (document.visibilityState === 'visible' && drawMiddle(picture, canvas)) {
        const text = await reader(canvas).catch(() => undefined)
        const now = performance.now()
        if (text !== undefined && !stopped) {
          const known = text === seen && now - seenAt < AWAY_MS
          seen = text
          seenAt = now
          if (!known) call.current(text)
        }
      }
      const rest = Math.max(LEAST_REST_MS, READ_EVERY_MS - (performance.now() - began))
      timer = setTimeout(() => void readOn(picture, reader), rest)
    }

    void start()
    return () => {
      stopped = true
      clearTimeout(timer)
      stop(stream)
      track.current = undefined
    }
  }, [facing, attempt, paused])

  const toggleTorch = useCallback(async () => {
    const next = torch === 'on' ? 'off' : 'on'
    const constraints = { advanced: [{ torch: next === 'on' } as MediaTrackConstraintSet] }
    await track.current?.applyConstraints(constraints).then(
      () => setTorch(next),
      () => setTorch('none'),
    )
  }, [torch])

  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { video, state, torch, toggleTorch, retry }
}

function stop(stream: MediaStream | undefined): void {
  for (const each of stream?.getTracks() ?? []) each.stop()
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed'
}

function hasTorch(track: MediaStreamTrack | undefined): boolean {
  return Boolean((track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch)
}

/** Draws the square in the middle of the picture, at most READ_PIXELS wide; false while there is no picture. */
function drawMiddle(picture: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  const side = Math.floor(Math.min(picture.videoWidth, picture.videoHeight) * FRAME_SHARE)
  if (side === 0) return false
  const size = Math.min(side, READ_PIXELS)
  if (canvas.width !== size) {
    canvas.width = size
    canvas.height = size
  }
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return false
  const left = (picture.videoWidth - side) / 2
  const top = (picture.videoHeight - side) / 2
  context.drawImage(picture, left, top, side, side, 0, 0, size, size)
  return true
}
