import type { ActionFunctionArgs } from '@remix-run/node'
import { TEXT_SIZES } from '#app/ui/size-form.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { keepChoice } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'public' }

/** Keeps the reader's choice of text size or contrast in a cookie and returns to the page. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { size, contrast, returnTo } = await formValues(args.request)
    const headers = new Headers()
    const chosen = TEXT_SIZES.find((one) => one === size)
    if (chosen) headers.append('Set-Cookie', keepChoice('size', chosen))
    if (contrast === 'high' || contrast === 'standard') headers.append('Set-Cookie', keepChoice('contrast', contrast))
    return seeOther(typeof returnTo === 'string' ? returnTo : '/', headers)
  })
}

export async function loader() {
  return seeOther('/')
}
