// Urging on the page of a campaign, and the record of what was sent.
import { formatDay, formatMoment } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { type RefusedForm, typed, typedList } from '#app/web/form-state.ts'
import { campaignMessages } from '../campaign-messages.ts'
import type { CampaignReminder } from '../campaign-notices.ts'

type Owing = { id: string; department: string; dueOn: string; missing: number; late: boolean }

/** Those who are late are ticked already. `errors` are in words. */
export function UrgeForm({
  owing,
  form,
  errors,
}: {
  owing: readonly Owing[]
  form: RefusedForm | undefined
  errors: Readonly<Record<string, string>>
}) {
  const text = useMessages(campaignMessages)
  const language = useLanguage()
  return (
    <Form>
      <HiddenFields values={{ intent: 'urge' }} />
      <CheckboxGroup
        name="urge[]"
        id="urge"
        label={text('urgeWho')}
        error={errors.urge}
        choices={owing.map(({ id, department, dueOn, missing, late }) => ({
          value: id,
          label: department,
          hint: text(late ? 'urgeLate' : 'urgeOpen', { missing, day: formatDay(dueOn, language) }),
        }))}
        defaultValues={typedList(
          form,
          'urge',
          owing.filter(({ late }) => late).map(({ id }) => id),
        )}
      />
      <TextArea
        name="note"
        rows={2}
        label={text('note')}
        hint={text('noteHint')}
        error={errors.note}
        defaultValue={typed(form, 'note')}
        required
      />
      <Buttons>
        <Button icon="flag">{text('urge')}</Button>
      </Buttons>
    </Form>
  )
}

const TONES: Record<CampaignReminder, Tone> = {
  beforeDue: 'info',
  atDue: 'warn',
  late: 'bad',
  escalated: 'bad',
  urged: 'warn',
}

type Sent = {
  id: string
  department: { name: string; nameEn: string }
  kind: CampaignReminder
  dueOn: string
  owedEvents: number
  published: number
  note: string | null
  by: string | null
  sentAt: string
}

export function ReminderList({ reminders }: { reminders: readonly Sent[] }) {
  const text = useMessages(campaignMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('record')}
      rows={reminders}
      rowKey={(sent) => sent.id}
      empty={<p>{text('none')}</p>}
      columns={[
        {
          key: 'department',
          label: text('department'),
          rowHeader: true,
          cell: ({ department }) => localName(language, department.name, department.nameEn),
        },
        {
          key: 'what',
          label: text('what'),
          nowrap: true,
          cell: ({ kind }) => <StateTag tone={TONES[kind]}>{text(`kind_${kind}`)}</StateTag>,
        },
        {
          key: 'stood',
          label: text('stood'),
          cell: ({ published, owedEvents: owed, dueOn }) =>
            text('stoodText', { published, owed, day: formatDay(dueOn, language) }),
        },
        {
          key: 'by',
          label: text('by'),
          cell: ({ by, note }) => (by ? text('byPerson', { name: by, note: note ?? '' }) : text('bySystem')),
        },
        { key: 'when', label: text('when'), cell: ({ sentAt }) => formatMoment(new Date(sentAt), language) },
      ]}
    />
  )
}
