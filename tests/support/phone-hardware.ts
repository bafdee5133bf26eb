// What a phone has besides a screen, for a browser without: a camera with a lamp at the back and one without at the front, a
// motor, a screen that may stay on. The page's `hardware` tells what was asked of them.

export type Hardware = {
  /** which way each camera looked that was opened */
  cameras: string[]
  closed: number
  lamp: boolean[]
  shakes: number[][]
  tones: number
  locks: string[]
}

/** A script to be run before the page's own. */
export const PHONE_HARDWARE = `{
  const hardware = (globalThis.hardware = { cameras: [], closed: 0, lamp: [], shakes: [], tones: 0, locks: [] })
  navigator.mediaDevices.getUserMedia = async ({ video }) => {
    const facing = video.facingMode.ideal
    hardware.cameras.push(facing)
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    canvas.getContext('2d').fillRect(0, 0, 640, 480)
    const stream = canvas.captureStream(5)
    const [track] = stream.getVideoTracks()
    const stop = track.stop.bind(track)
    track.getCapabilities = () => ({ torch: facing === 'environment' })
    track.applyConstraints = async ({ advanced: [{ torch }] }) => void hardware.lamp.push(torch)
    track.stop = () => {
      hardware.closed++
      stop()
    }
    return stream
  }
  Object.defineProperty(navigator, 'wakeLock', {
    value: {
      request: async (kind) => {
        hardware.locks.push(kind)
        return { release: async () => undefined }
      },
    },
  })
  navigator.vibrate = (pattern) => hardware.shakes.push(pattern) > 0
  const { createOscillator } = BaseAudioContext.prototype
  BaseAudioContext.prototype.createOscillator = function () {
    hardware.tones++
    return createOscillator.call(this)
  }
}`
