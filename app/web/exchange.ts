import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request and its answer, on their way through the front. */
export type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  /** pattern of the route, for logs and metrics */
  route: string
  /** files and kept pages: logged only when asked for */
  quiet: boolean
  /** stays open on purpose: how long it took says nothing */
  stream?: boolean
  /** refused because too many waited: counted, not logged one by one */
  shed?: boolean
}
