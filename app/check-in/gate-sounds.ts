// Sounds of the gate, made by the browser itself: in, out, look, look out for somebody, no. Runs in the browser.
export type GateSound = 'in' | 'out' | 'look' | 'care' | 'no' | 'seen'

type Note = { hertz: number; at: number; lasts: number; shape?: OscillatorType }
/** Different in melody, not only in pitch: one hears them apart beside a queue, and with poor hearing. */
const MELODIES: Record<GateSound, readonly Note[]> = {
  in: [
    { hertz: 880, at: 0, lasts: 0.1 },
    { hertz: 1320, at: 0.1, lasts: 0.18 },
  ],
  out: [
    { hertz: 880, at: 0, lasts: 0.1 },
    { hertz: 587, at: 0.1, lasts: 0.18 },
  ],
  look: [
    { hertz: 660, at: 0, lasts: 0.12 },
    { hertz: 660, at: 0.18, lasts: 0.12 },
    { hertz: 660, at: 0.36, lasts: 0.12 },
  ],
  // A rising chime: somebody is to be received.
  care: [
    { hertz: 523, at: 0, lasts: 0.16, shape: 'triangle' },
    { hertz: 659, at: 0.16, lasts: 0.16, shape: 'triangle' },
    { hertz: 784, at: 0.32, lasts: 0.16, shape: 'triangle' },
    { hertz: 1047, at: 0.48, lasts: 0.3, shape: 'triangle' },
  ],
  no: [{ hertz: 196, at: 0, lasts: 0.5, shape: 'square' }],
  seen: [{ hertz: 1760, at: 0, lasts: 0.04 }],
}
const SHAKES: Record<GateSound, number[]> = {
  in: [60],
  out: [60, 60, 60],
  look: [120, 80, 120],
  care: [60, 60, 60, 60, 240],
  no: [400],
  seen: [],
}

let audio: AudioContext | undefined

/** Browsers let a page sound only after a touch: call this from one. */
export function allowSounds(): void {
  try {
    audio ??= new AudioContext()
    void audio.resume()
  } catch {
    // A phone without sound still shows and shakes.
  }
}

/** As the user chose: without sound, without shaking, or both. */
export type Quiet = { muted: boolean; still: boolean }

export function play(sound: GateSound, { muted, still }: Quiet): void {
  if (!still && SHAKES[sound].length > 0) navigator.vibrate?.(SHAKES[sound])
  if (muted || audio?.state !== 'running') return
  for (const { hertz, at, lasts, shape = 'sine' } of MELODIES[sound]) {
    const start = audio.currentTime + at
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.type = shape
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(shape === 'square' ? 0.15 : 0.35, start)
    loudness.gain.setTargetAtTime(0, start + lasts * 0.7, lasts * 0.1)
    tone.connect(loudness).connect(audio.destination)
    tone.start(start)
    tone.stop(start + lasts)
  }
}
