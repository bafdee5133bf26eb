import { ButtonLink } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { caseMessages } from '../case-messages.ts'
import { type MainStep, mainStepOf } from '../main-step.ts'
import type { CaseView } from './case-form.ts'
import { hasPublishBar, PublishBar } from './publish-bar.tsx'

/** Steps whose forms stand beside the case, or far below it where there is one column. */
const BESIDE: Partial<Record<MainStep, { href: string; word: 'accept' | 'acknowledge' | 'reviews' }>> = {
  accept: { href: '#handling', word: 'accept' },
  acknowledge: { href: '#handling', word: 'acknowledge' },
  review: { href: '#reviews', word: 'reviews' },
}

const nextOf = (file: CaseView) => BESIDE[mainStepOf(file) ?? 'publish']

/** Whether the bar holds anything. */
export const hasCaseBar = (file: CaseView): boolean => nextOf(file) !== undefined || hasPublishBar(file)

/** The bar of a case, always in view: the way to the next step, and the last one. */
export function CaseBar({ file }: { file: CaseView }) {
  const text = useMessages(caseMessages)
  const next = nextOf(file)
  return (
    <>
      {next ? (
        <ButtonLink icon="arrow-right" href={next.href}>
          {text('nextStep', { step: text(next.word) })}
        </ButtonLink>
      ) : null}
      <PublishBar file={file} />
    </>
  )
}
