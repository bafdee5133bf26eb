// What an action answers with: one way for every page.
import { json } from '@remix-run/node'
import type { FormErrors, FormValues } from './forms.server.ts'
import { safePath } from './safe-path.ts'

/** 422: the page is drawn again with messages beside the fields and everything that was typed. */
export function refused<Extra extends object = object>(
  form: { errors: FormErrors; values: FormValues },
  extra: Extra = {} as Extra,
) {
  return json({ ...extra, errors: form.errors, values: form.values }, { status: 422 })
}

/** 303 to a path of this site. A path that leads elsewhere becomes the home page. */
export function seeOther(path: string, headers: HeadersInit = {}): Response {
  const answer = new Response(null, { status: 303, headers })
  answer.headers.set('Location', safePath(path) ?? '/')
  return answer
}

/** 303 to another site. Only for an address that comes from the settings of this one, never from what somebody sent. */
export function seeElsewhere(address: string, headers: HeadersInit = {}): Response {
  const answer = new Response(null, { status: 303, headers })
  answer.headers.set('Location', new URL(address).href)
  return answer
}

/** 409: the page is drawn again and tells what happened; `outcome` is the use case's own word. */
export function conflict<Outcome extends object>(outcome: Outcome) {
  return json(outcome, { status: 409 })
}
