// The list of a submitted page: from its file or its box to people and faults.
import { eq } from 'drizzle-orm'
import {
  LARGEST_TABLE_FILE,
  LONGEST_TABLE_TEXT,
  readTableFile,
  readTableText,
} from '#app/platform/read-table.server.ts'
import { slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type Outlook, outlookOf } from './list-forecast.ts'
import type { ListRules } from './list-layout.ts'
import { listText, type PeopleList, readPeopleList } from './people-list.ts'

export type ListReading = { list: PeopleList | undefined; errors: Record<string, string> }

/**
 * Reads the file, if one was chosen, else the box. The rows of a file are put into `values.list`, under the same numbers,
 * so that they can be mended there; the file itself is not kept.
 */
export async function readList(
  values: Record<string, string | string[]>,
  file: File | undefined,
  rules: ListRules,
): Promise<ListReading> {
  const refuse = (field: string, fault: string) => ({ list: undefined, errors: { [field]: fault } })
  if (file) {
    if (file.size > LARGEST_TABLE_FILE) return refuse('listFile', 'tableTooLarge')
    const table = await readTableFile(Buffer.from(await file.arrayBuffer()))
    if (!table.ok) return refuse('listFile', table.fault)
    values.list = listText(table.rows).slice(0, LONGEST_TABLE_TEXT)
    return found(readPeopleList(table.rows, rules))
  }
  const text = typeof values.list === 'string' ? values.list : ''
  if (text.length > LONGEST_TABLE_TEXT) return refuse('list', 'tableTooLong')
  const table = readTableText(text)
  return table.ok ? found(readPeopleList(table.rows, rules)) : refuse('list', table.fault)
}

function found(list: PeopleList): ListReading {
  const fault = list.fault ?? (list.faults.length > 0 ? 'listFaults' : undefined)
  return { list, errors: fault ? { list: fault } : {} }
}

/** What parties of these sizes would become in the slot now; undefined for a slot that is not there. */
export async function readOutlook(
  reader: Reader,
  slotId: string,
  sizes: readonly number[],
): Promise<Outlook | undefined> {
  const [slot] = await reader
    .select({
      allocation: slots.allocation,
      capacity: slots.capacity,
      taken: slots.taken,
      waiting: slots.waiting,
      waitingCapacity: slots.waitingCapacity,
      drawnAt: slots.drawnAt,
    })
    .from(slots)
    .where(eq(slots.id, slotId))
  return slot ? outlookOf(slot, sizes) : undefined
}
