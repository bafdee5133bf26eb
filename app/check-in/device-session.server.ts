// Which phone is asking: the bearer token it got when it was paired. The database keeps the token's hash.
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { after, minutes, now, seconds } from '#app/platform/clock.ts'
import { Unauthorised } from '#app/platform/failures.ts'
import { notePhone } from '#app/platform/known-phones.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { events, gateDevices } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { inTransaction, reader } from '#db/work.ts'
import { deviceActor, type GateDevice } from './gate-device.ts'

/** How often a phone's last contact is written down. The console calls a phone silent after SILENT_AFTER. */
const TOUCH_EVERY = seconds(30)
export const SILENT_AFTER = minutes(5)

/** The phone that holds this token; undefined when there is none, or when it was cut off or has expired. */
export async function findDevice(token: string): Promise<GateDevice | undefined> {
  const at = now()
  const statement = prepared(reader(), 'gate.device', (db, name) =>
    db
      .select({
        id: gateDevices.id,
        eventId: gateDevices.eventId,
        departmentId: events.departmentId,
        gate: gateDevices.gate,
        name: gateDevices.name,
        profile: gateDevices.profile,
        createdAt: gateDevices.createdAt,
        lastSeenAt: gateDevices.lastSeenAt,
        expiresAt: gateDevices.expiresAt,
      })
      .from(gateDevices)
      .innerJoin(events, eq(events.id, gateDevices.eventId))
      .where(and(eq(gateDevices.tokenHash, sql.placeholder('hash')), isNull(gateDevices.revokedAt)))
      .prepare(name),
  )
  const [row] = await statement.execute({ hash: hashSecret(token) })
  if (!row || row.expiresAt <= at) return undefined
  const { lastSeenAt, ...device } = row
  notePhone(token, at)
  if (at.getTime() - lastSeenAt.getTime() > TOUCH_EVERY) await touch(device, at)
  return device
}

/** The phone named by an Authorization header. Throws Unauthorised when it names none that is paired now. */
export async function requireDevice(authorization: string | null | undefined): Promise<GateDevice> {
  const token = tokenIn(authorization)
  const device = token && (await findDevice(token))
  if (!device) throw new Unauthorised()
  return device
}

// What a phone is never changes; whether it is still paired does, and that the transaction of each scan sees for itself.
const seen = new Map<string, { device: GateDevice; at: Date }>()
const SEEN_FOR = seconds(5)
const MOST_SEEN = 1000

/**
 * As requireDevice, for scans alone: somebody waits in front of the phone, and finding it takes longer than deciding. It may
 * have been cut off up to five seconds ago; recordScans refuses it then.
 */
export async function requireScanningDevice(authorization: string | null | undefined): Promise<GateDevice> {
  const token = tokenIn(authorization)
  const known = token && seen.get(token)
  const at = now()
  if (known && at >= known.at && at < after(known.at, SEEN_FOR)) return known.device
  const device = await requireDevice(authorization)
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(token as string, { device, at })
  return device
}

const tokenIn = (authorization: string | null | undefined) =>
  /^Bearer ([A-Za-z0-9]{20,64})$/.exec(authorization ?? '')?.[1]

async function touch(device: GateDevice, at: Date): Promise<void> {
  await inTransaction(deviceActor(device), ({ tx }) =>
    tx
      .update(gateDevices)
      .set({ lastSeenAt: at })
      .where(and(eq(gateDevices.id, device.id), lt(gateDevices.lastSeenAt, after(at, -TOUCH_EVERY)))),
  )
}
