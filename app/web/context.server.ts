// What the front of the server tells every loader and action.
declare module '@remix-run/node' {
  interface AppLoadContext {
    /** of the Content-Security-Policy of this answer */
    nonce: string
    /** the client's address, behind trusted proxies the one they name */
    address: string
    /** names the request in logs and on error pages */
    requestId: string
    /** when the request was complete, before any wait */
    arrivedAt: Date
    /** order of arrival in this process: strictly increasing, milliseconds × 1000 and a counter */
    arrival: number
    /** an action of this request refused a form: the title of the page that is drawn again begins with “错误：” */
    formErrors?: boolean
    /** the step of a form in several steps that the answer to it shows */
    formStep?: string
    /** the session that was chosen on a page which shows another */
    formSlot?: string
    /** the guard refused the request; only the page for unknown addresses sees this */
    refusal?: { status: number; code: string }
  }
}

export {}
