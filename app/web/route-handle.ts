// What a page says of itself. tests/architecture.test.ts demands one of every page module; `ops routes` prints them.
import type { Role } from '#app/platform/actor.ts'

export type RouteHandle = {
  /** public: anybody · secret: whoever holds the link · staff: signed in · gate: paired phone · machine: other programs */
  audience: 'public' | 'secret' | 'staff' | 'gate' | 'machine'
  /** staff only: any of these roles, in the department that the thing belongs to; none named: every signed-in person */
  roles?: readonly Role[]
  /** the page needs scripts in the browser */
  scripts?: boolean
  /** /live.js keeps the page up to date over server-sent events; the page also works without it */
  live?: boolean
  /** another script of ours in place of /live.js */
  liveScript?: string
  /** staff only: whoever holds a screen link of ours (`?key=`) may read it from any network */
  screen?: boolean
  /** the page brings a script file of its own from public/, and works without it */
  ownScript?: boolean
  /** address of the page's only stylesheet, in place of those of the product */
  styles?: string
  /** the page may be kept in the page cache for anonymous readers */
  cached?: boolean
  /** open to anybody in STAFF_NETWORKS, signed in or not: sign-in, set-up, invitations */
  staffNetworks?: boolean
}
