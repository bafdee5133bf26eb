import { useMessages } from '#app/ui/language.tsx'
import type { RefusedForm } from '#app/web/form-state.ts'
import { typedList } from '#app/web/form-state.ts'
import { answerMessages } from '../answer-messages.ts'
import { type Citation, MOST_CITATIONS } from '../citation.ts'

const FIELDS = [
  { key: 'title', name: 'citationTitle', type: 'text', width: 'width-l' },
  { key: 'number', name: 'citationNumber', type: 'text', width: 'width-m' },
  { key: 'article', name: 'citationArticle', type: 'text', width: 'width-s' },
  { key: 'url', name: 'citationUrl', type: 'url', width: 'width-m' },
  { key: 'checkedOn', name: 'citationCheckedOn', type: 'date', width: 'width-s' },
] as const
const SPARE_ROWS = 2

type Props = { citations: readonly Citation[]; sent: RefusedForm | undefined; error?: string; today: string }

/** 政策依据, one document a line, with room for more. */
export function CitationFields({ citations, sent, error, today }: Props) {
  const text = useMessages(answerMessages)
  const before = (key: keyof Citation) => citations.map((citation) => citation[key])
  const values = FIELDS.map(({ key, name }) => typedList(sent, name, before(key)))
  const rows = Math.min(MOST_CITATIONS, Math.max(values[0]?.length ?? 0, citations.length + SPARE_ROWS))
  return (
    <fieldset className={error ? 'field is-invalid' : 'field'}>
      <legend className="label">{text('citations')}</legend>
      <p className="hint">{text('citationsHint')}</p>
      {error ? (
        <p id="citationTitle-error" className="field-error">
          {error}
        </p>
      ) : null}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <div key={row} className="my-2 flex flex-wrap gap-2">
          {FIELDS.map(({ name, type, width }, index) => (
            <input
              key={name}
              id={row === 0 && index === 0 ? 'citationTitle' : undefined}
              type={type}
              name={`${name}[]`}
              className={`input ${width}`}
              placeholder={type === 'date' ? undefined : text(name)}
              aria-label={text('citationOf', { number: row + 1, field: text(name) })}
              defaultValue={values[index]?.[row] || (type === 'date' && row < citations.length + 1 ? today : '')}
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
