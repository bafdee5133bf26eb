// A phone at a gate: paired with one event, for one gate, with what it may do.
import type { DeviceActor, GateProfile } from '#app/platform/actor.ts'

export type GateDevice = {
  id: string
  eventId: string
  departmentId: string
  /** name of the entrance: 1 号口 */
  gate: string
  /** name of the phone: 手机 A */
  name: string
  profile: GateProfile
  createdAt: Date
  /** the end of the pairing */
  expiresAt: Date
}

export function deviceActor(device: GateDevice, address?: string): DeviceActor {
  return { kind: 'device', deviceId: device.id, eventId: device.eventId, profile: device.profile, address }
}

/** 查找登记: by name, number or code. */
export function maySearch(profile: GateProfile): boolean {
  return profile !== 'scan'
}

/** Letting in against the rule, and beyond the places. */
export function mayOverride(profile: GateProfile): boolean {
  return profile === 'supervisor'
}
