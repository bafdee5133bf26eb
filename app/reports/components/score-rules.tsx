import { dayOf, formatDay, formatMonth } from '#app/platform/dates.ts'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { FEWEST_RANKED } from '../league.ts'
import { type ScoreRules, scoreRulesFor } from '../score.ts'
import { scoreMessages } from '../score-messages.ts'

const POINTS = ['onTime', 'answered', 'satisfaction', 'events', 'orange', 'red'] as const

/** A version of the rules, line by line, with what it rests on; `createdAt` is null for the one that the program brings. */
export function RulesText({ rules, createdAt }: { rules: ScoreRules; createdAt?: string | null }) {
  const text = useMessages(scoreMessages)
  const language = useLanguage()
  return (
    <>
      <p>
        {rules.version === 1
          ? text('rulesFirst')
          : text('rulesLine', { version: rules.version, month: formatMonth(rules.fromMonth, language) })}
        {createdAt ? ` ${text('rulesSince', { day: formatDay(dayOf(new Date(createdAt)), language) })}` : null}
      </p>
      <Table
        caption={text('rules')}
        captionHidden
        rows={POINTS.map((line) => ({ line, points: rules[line] }))}
        rowKey={({ line }) => line}
        empty={null}
        note={text('rulesWhole', { least: FEWEST_RANKED })}
        columns={[
          { key: 'line', label: text('line'), rowHeader: true, cell: ({ line }) => text(`line_${line}`) },
          {
            key: 'points',
            label: text('ruleWorth'),
            numeric: true,
            cell: ({ line, points }) => (line === 'orange' || line === 'red' ? `−${points}` : points),
          },
          { key: 'rule', label: text('rulesCount'), cell: ({ line }) => text(`rule_${line}`, { few: FEWEST_PEOPLE }) },
        ]}
      />
      <p className="hint">{text('basisLine', { basis: rules.basis })}</p>
    </>
  )
}

type Version = ScoreRules & { createdAt: string | null }

/** The rules that hold for a month, then those written for later ones and those that held before. */
export function RulesVersions({ versions, month }: { versions: readonly Version[]; month: string }) {
  const text = useMessages(scoreMessages)
  const held = scoreRulesFor(versions, month).version
  const others = versions.filter(({ version }) => version !== held).toSorted((a, b) => b.version - a.version)
  const willHold = ({ version, fromMonth }: Version) =>
    fromMonth > month && scoreRulesFor(versions, fromMonth).version === version
  const listed = (title: 'rulesLater' | 'rulesBefore', some: readonly Version[]) =>
    some.length === 0 ? null : (
      <details className="my-3" open={title === 'rulesLater'}>
        <summary>{text(title)}</summary>
        {some.map((rules) => (
          <div key={rules.version} className="my-4">
            <RulesText rules={rules} createdAt={rules.createdAt} />
          </div>
        ))}
      </details>
    )
  return (
    <>
      {versions
        .filter(({ version }) => version === held)
        .map((rules) => (
          <RulesText key={rules.version} rules={rules} createdAt={rules.createdAt} />
        ))}
      {listed('rulesLater', others.filter(willHold))}
      {listed(
        'rulesBefore',
        others.filter((rules) => !willHold(rules)),
      )}
    </>
  )
}

type RulesFormProps = {
  newest: ScoreRules
  thisMonth: string
  form: RefusedForm | undefined
  errors: Record<string, string>
}

/** The next version of the rules. */
export function RulesForm({ newest, thisMonth, form, errors }: RulesFormProps) {
  const text = useMessages(scoreMessages)
  const mine = form && typed(form, 'intent') === 'rules' ? form : undefined
  const field = (name: string, otherwise: string) => ({
    name,
    error: mine ? errors[name] : undefined,
    defaultValue: typed(mine, name, otherwise),
  })
  return (
    <details open={mine !== undefined} className="my-3">
      <summary>{text('editRules')}</summary>
      <Form action="/console/statistics/scores">
        <HiddenFields values={{ intent: 'rules', basedOn: String(newest.version) }} />
        {POINTS.map((name) => (
          <TextField
            key={name}
            {...field(name, String(newest[name]))}
            label={text(name)}
            inputMode="numeric"
            width="s"
          />
        ))}
        <TextField
          {...field('fromMonth', thisMonth)}
          label={text('fromMonth')}
          hint={text('fromMonthHint')}
          width="s"
        />
        <TextArea {...field('basis', newest.basis)} label={text('basis')} hint={text('basisHint')} rows={2} />
        <Button>{text('saveRules')}</Button>
      </Form>
    </details>
  )
}
