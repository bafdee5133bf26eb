// What the page of an event hands to its parts.
import type { EventPage as EventPageWithData } from '../event-page.server.ts'

/** What the article shows; the data for search engines stands in the head. */
export type ShownEvent = Omit<EventPageWithData, 'jsonLd'>
