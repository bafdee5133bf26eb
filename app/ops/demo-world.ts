// What the seeding of sample data has made so far, for the parts that come later.
import type { StaffActor } from '#app/platform/actor.ts'

export type DemoWorld = {
  now: Date
  /** ids by code */
  departments: Map<string, string>
  /** by the key in db/seed */
  staff: Map<string, StaffActor>
  campaignId: string
  /** ids by slug */
  events: Map<string, string>
  /** ids by "slug code" */
  stalls: Map<string, string>
}
