import { type ChangeEvent, useState } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gatePhotoMessages } from '../gate-photo-messages.ts'
import { readPhoto } from '../qr-reader.ts'

type Trouble = 'noCode' | 'noPicture'

/** Reads a code from a photograph: where the camera may not be used by pages, or a ticket was sent as a picture. */
export function PhotoSource({ onCode }: { onCode: (text: string) => void }) {
  const text = useMessages(gatePhotoMessages)
  const [state, setState] = useState<'idle' | 'reading' | Trouble>('idle')
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const [photo] = input.files ?? []
    if (!photo) return
    setState('reading')
    const found = await readPhoto(photo).catch(() => 'noPicture' as const)
    // The same photograph may be chosen again.
    input.value = ''
    if (typeof found === 'string') return setState(found)
    setState('idle')
    onCode(found.text)
  }
  return (
    <div className="gate-photo">
      <label className="gate-button is-plain">
        <Icon name="camera" size={26} />
        <span>{text(state === 'reading' ? 'reading' : 'fromPhoto')}</span>
        <input type="file" accept="image/*" disabled={state === 'reading'} onChange={(event) => void read(event)} />
      </label>
      <p role="status">{state === 'noCode' || state === 'noPicture' ? text(state) : null}</p>
    </div>
  )
}
