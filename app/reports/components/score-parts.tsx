// The lines of a score, and the forms with which one objects to them and answers.
import { percentOf } from '#app/questions/figures.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import type { Score, ScoreLine } from '../score.ts'
import { scoreMessages } from '../score-messages.ts'

export function ScoreLines({ score }: { score: Score }) {
  const text = useMessages(scoreMessages)
  return (
    <Table
      caption={text('title')}
      captionHidden
      rows={score.lines}
      rowKey={({ line }) => line}
      empty={null}
      columns={[
        { key: 'line', label: text('line'), rowHeader: true, cell: ({ line }) => text(`line_${line}`) },
        {
          key: 'share',
          label: text('share'),
          numeric: true,
          cell: ({ line, share }) => (line === 'orders' ? text('none') : percentOf(share)),
        },
        {
          key: 'points',
          label: text('points'),
          numeric: true,
          cell: ({ line, share, points }) =>
            share === null && line !== 'orders' ? <span className="hint">{text('notMeasured')}</span> : points,
        },
        { key: 'most', label: text('most'), numeric: true, cell: ({ line, most }) => (line === 'orders' ? '' : most) },
      ]}
      footer={[text('totalLine'), '', score.total === null ? text('notScored') : score.total, 100]}
    />
  )
}

type FormProps = { path: string; form: RefusedForm | undefined; errors: Record<string, string> }

/** A department objects to one of the lines it has not objected to yet. */
export function ObjectForm({ path, lines, form, errors }: FormProps & { lines: readonly ScoreLine[] }) {
  const text = useMessages(scoreMessages)
  const mine = form && typed(form, 'intent') === 'object' ? form : undefined
  return (
    <Form action={path}>
      <h3 className="font-semibold">{text('object')}</h3>
      <p className="hint">{text('objectLead')}</p>
      <HiddenFields values={{ intent: 'object' }} />
      <SelectField
        name="line"
        label={text('line')}
        options={lines.map((line) => ({ value: line, label: text(`line_${line}`) }))}
        defaultValue={typed(mine, 'line', lines[0])}
        error={mine ? errors.line : undefined}
      />
      <TextArea
        name="reason"
        label={text('reason')}
        hint={text('reasonHint')}
        rows={4}
        defaultValue={typed(mine, 'reason')}
        error={mine ? errors.reason : undefined}
      />
      <Button variant="primary">{text('submitObject')}</Button>
    </Form>
  )
}

/** The overseer's answer to one objection. */
export function AnswerForm({ path, id, form, errors }: FormProps & { id: string }) {
  const text = useMessages(scoreMessages)
  const mine = form && typed(form, 'id') === id ? form : undefined
  return (
    <Form action={path} className="mt-4">
      <HiddenFields values={{ intent: 'answer', id }} />
      <RadioGroup
        name="verdict"
        id={mine ? 'verdict' : `${id}-verdict`}
        label={text('verdict')}
        choices={(['upheld', 'rejected'] as const).map((value) => ({ value, label: text(value) }))}
        defaultValue={typed(mine, 'verdict')}
        error={mine ? errors.verdict : undefined}
      />
      <TextArea
        name="answer"
        id={mine ? 'answer' : `${id}-answer`}
        label={text('answer')}
        hint={text('answerHint')}
        rows={3}
        defaultValue={typed(mine, 'answer')}
        error={mine ? errors.answer : undefined}
      />
      <Button>{text('submitAnswer')}</Button>
    </Form>
  )
}
