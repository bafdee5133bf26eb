import { formatMoment, formatRange } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { type Translate, translator } from '#app/platform/messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { type Attachment, typeWord } from '../attachment.ts'
import { attachmentMessages } from '../attachment-messages.ts'
import type { Speaker } from '../event.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import type { FieldChange, VersionField } from '../event-content.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventMessages } from '../event-messages.ts'
import { pictureMessages } from '../picture-messages.ts'
import { themeName } from '../theme.ts'

type Told = { field: VersionField; from: unknown; to: unknown }

/** What changed, field by field: before and now, in words. */
export function ChangeList({ changes, caption }: { changes: readonly Told[]; caption: string }) {
  const text = useMessages(eventChangeMessages)
  const describe = useDescription()
  return (
    <Table
      caption={caption}
      rows={changes}
      rowKey={(change) => change.field}
      empty={text('nothingChanged')}
      columns={[
        { key: 'field', label: text('field'), rowHeader: true, cell: (change) => describe.field(change.field) },
        {
          key: 'before',
          label: text('before'),
          cell: (change) => <Value>{describe.value(change.field, change.from)}</Value>,
        },
        {
          key: 'after',
          label: text('after'),
          cell: (change) => <Value>{describe.value(change.field, change.to)}</Value>,
        },
      ]}
    />
  )
}

function Value({ children }: { children: string }) {
  return <span className="whitespace-pre-line">{children}</span>
}

/** The name of a field and its value, for a reader. */
function useDescription() {
  const language = useLanguage()
  const form = useMessages(eventFormMessages)
  const pictures = useMessages(pictureMessages)
  const change = useMessages(eventChangeMessages)
  const attached = useMessages(attachmentMessages)
  return {
    field: (field: VersionField) => fieldName(field, { form, pictures, change, attached }),
    value: (field: VersionField, value: unknown) => valueText(field, value, language, change('emptyValue')),
  }
}

type FormText = Translate<(typeof eventFormMessages)['keys'][number]>
type PictureText = Translate<(typeof pictureMessages)['keys'][number]>
type AttachmentText = Translate<(typeof attachmentMessages)['keys'][number]>
type ChangeText = Translate<(typeof eventChangeMessages)['keys'][number]>

type Texts = { form: FormText; pictures: PictureText; change: ChangeText; attached: AttachmentText }

function fieldName(field: VersionField, { form, pictures, change, attached }: Texts): string {
  switch (field) {
    case 'campaignId':
      return form('campaign')
    case 'coHosts':
      return form('groupHosts')
    case 'agenda':
      return form('groupAgenda')
    case 'startsAt':
      return form('from')
    case 'endsAt':
      return form('to')
    case 'coverHash':
      return pictures('cover')
    case 'entranceHash':
      return pictures('entrance')
    case 'entranceAlt':
      return pictures('entranceAlt')
    case 'entranceAltEn':
      return form('english', { field: pictures('entranceAlt') })
    case 'mapHash':
      return pictures('map')
    case 'mapAlt':
      return pictures('mapAlt')
    case 'mapAltEn':
      return form('english', { field: pictures('mapAlt') })
    case 'attachments':
      return attached('title')
    case 'slots':
      return change('slotsTitle')
    case 'titleEn':
    case 'summaryEn':
    case 'descriptionEn':
    case 'venueNameEn':
    case 'venueAddressEn':
    case 'transportEn':
    case 'accessibilityEn':
    case 'audienceEn':
    case 'whatToBringEn': {
      const stem = field.slice(0, -2) as 'title' | 'summary' | 'description' | 'venueName' | 'venueAddress'
      return form('english', { field: form(stem) })
    }
    default:
      return form(field)
  }
}

type SlotContent = {
  startsAt: string
  endsAt: string
  reservedFor?: string
  capacity: number
  waitingCapacity: number
  state: string
}

function valueText(field: VersionField, value: unknown, language: Language, empty: string): string {
  if (value === null || value === undefined || value === '') return empty
  if (Array.isArray(value) && value.length === 0) return empty
  switch (field) {
    case 'theme':
      return themeName(String(value), language)
    case 'kind':
      return translator(language, eventMessages)(value as 'openDay')
    case 'startsAt':
    case 'endsAt':
      return formatMoment(new Date(String(value)), language)
    case 'agenda':
      return (value as { time: string; text: string }[]).map((item) => `${item.time} ${item.text}`).join('\n')
    case 'coHosts':
      return (value as { name: string }[]).map((host) => host.name).join('\n')
    case 'speakers':
      return (value as Speaker[]).map((one) => `${one.name} ${one.post} ${one.department}`).join('\n')
    case 'attachments':
      return (value as Attachment[])
        .map(({ title, titleEn, mediaType }) => [title, titleEn, typeWord(mediaType)].filter(Boolean).join(' · '))
        .join('\n')
    case 'coverHash':
    case 'entranceHash':
    case 'mapHash':
      return translator(language, pictureMessages)('numbered', { number: String(value).slice(0, 8) })
    case 'slots':
      return (value as SlotContent[]).map((slot) => slotText(slot, language)).join('\n')
    default:
      return String(value)
  }
}

function slotText(slot: SlotContent, language: Language): string {
  const words = translator(language, eventChangeMessages)
  const time = formatRange(new Date(slot.startsAt), new Date(slot.endsAt), language)
  const off = slot.state === 'cancelled' ? ` · ${words('slotOff')}` : ''
  const group = slot.reservedFor ? ` · ${slot.reservedFor}` : ''
  const places = words('slotPlaces', { count: slot.capacity, waiting: slot.waitingCapacity })
  return `${time}${group} · ${places}${off}`
}

/** JSON of a loader has no types for unknown values; this is what it sends. */
export type SentChange = Pick<FieldChange, 'field'> & { from?: unknown; to?: unknown }
export const receivedChanges = (changes: readonly SentChange[]): Told[] =>
  changes.map((change) => ({ field: change.field, from: change.from ?? null, to: change.to ?? null }))
