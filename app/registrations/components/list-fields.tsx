// The list of people in a form: a box to paste into, a file, and the sample to begin with.
import type { FieldErrors } from '#app/ui/field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ListKind } from '../list-layout.ts'
import { listMessages } from '../list-messages.ts'
import { LARGEST_GROUP } from '../registration.ts'

type Props = { kind: ListKind; value: string | undefined; errors: FieldErrors; samples: string; largest?: number }

/** `samples` is the address of the sample, without its format. */
export function ListFields({ kind, value, errors, samples, largest = LARGEST_GROUP }: Props) {
  const text = useMessages(listMessages)
  const sample = (format: 'xlsx' | 'csv') => `${samples}${samples.includes('?') ? '&' : '?'}format=${format}`
  return (
    <>
      <TextArea
        name="list"
        label={text('list')}
        hint={text(kind === 'group' ? 'listHintGroup' : 'listHintEach')}
        rows={8}
        defaultValue={value}
        error={errors.list}
      />
      <FileField
        name="listFile"
        label={text('file')}
        hint={
          <>
            {text('fileHint', { count: largest })}
            <br />
            {text('sample')}
            {': '}
            <Link href={sample('xlsx')}>{text('sampleXlsx')}</Link>
            {' · '}
            <Link href={sample('csv')}>{text('sampleCsv')}</Link>
          </>
        }
        accept=".xlsx,.csv,.txt"
        error={errors.listFile}
      />
    </>
  )
}
