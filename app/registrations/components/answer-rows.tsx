import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import type { SummaryRow } from '#app/ui/summary-list.tsx'
import type { ShownAnswer } from '../answers-shown.ts'
import { formMessages } from '../form-messages.ts'

/** Answers as rows of a summary; `fileHref` gives staff the way to a file, citizens see that it arrived. */
export function useAnswerRows(
  answers: readonly ShownAnswer[],
  file: { names?: Readonly<Record<string, string>>; href?: (id: string) => string } = {},
): SummaryRow[] {
  const text = useMessages(formMessages)
  return answers.map(({ kind, label, text: value }) => {
    if (kind !== 'file') return { label, value: <span className="whitespace-pre-line">{value}</span> }
    const name = file.names?.[value] ?? ''
    return {
      label,
      value: file.href ? (
        <Form action={file.href(value)}>
          <Button size="s" icon="download">
            {text('downloadFile', { name })}
          </Button>
        </Form>
      ) : (
        text('fileGiven')
      ),
    }
  })
}
