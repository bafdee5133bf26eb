import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type GateMessageKey, gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { GateButton } from './gate-button.tsx'
import { PhotoSource } from './photo-source.tsx'
import type { CameraState } from './use-camera.ts'

type Camera = { video: React.RefObject<HTMLVideoElement>; state: CameraState; retry: () => void }

const TROUBLES: Partial<Record<CameraState, [GateMessageKey, GateMessageKey]>> = {
  denied: ['cameraDenied', 'cameraDeniedHow'],
  none: ['cameraNone', 'cameraNoneHow'],
  insecure: ['cameraInsecure', 'cameraInsecureHow'],
  failed: ['cameraFailed', 'cameraFailedHow'],
}

/** What the camera sees, with the frame in which codes are read; or why there is no picture and what to do. */
export function CameraView(props: {
  camera: Camera
  hint: string
  mirrored: boolean
  onPause: (paused: boolean) => void
  onCode: (text: string) => void
}) {
  const { camera, hint, mirrored, onPause, onCode } = props
  const text = useMessages(gateMessages)
  const offline = useMessages(gateOfflineMessages)
  const trouble = TROUBLES[camera.state]
  return (
    <div className="gate-camera" data-camera={camera.state}>
      <video ref={camera.video} className={mirrored ? 'is-mirrored' : undefined} playsInline muted />
      {trouble ? (
        <div className="gate-camera-trouble" role="status">
          <Icon name="camera" size={48} />
          <h2>{text(trouble[0])}</h2>
          <p>{text(trouble[1])}</p>
          <GateButton icon="refresh" onPress={camera.retry}>
            {text('retryCamera')}
          </GateButton>
          <PhotoSource onCode={onCode} />
        </div>
      ) : camera.state === 'paused' ? (
        <div className="gate-camera-trouble" role="status">
          <Icon name="camera" size={48} />
          <h2>{offline('pause')}</h2>
          <GateButton icon="qr" onPress={() => onPause(false)}>
            {offline('resume')}
          </GateButton>
        </div>
      ) : (
        <>
          <button
            type="button"
            className="gate-pause"
            aria-label={offline('pauseNow')}
            title={offline('pauseNow')}
            onClick={() => onPause(true)}
          >
            <Icon name="pause" size={26} />
          </button>
          <svg className="gate-frame" viewBox="0 0 100 100" aria-hidden="true">
            <path d="M2 20V2h18M80 2h18v18M98 80v18H80M20 98H2V80" />
          </svg>
          <p className="gate-hint" role="status">
            {camera.state === 'starting' ? text('starting') : hint}
          </p>
        </>
      )}
    </div>
  )
}
