import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import type { AnswerThread } from '../answer-thread.server.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { questionsMessages } from '../questions-messages.ts'
import { AnswerLetter, type LetterContent } from './answer-letter.tsx'
import { RatingBars } from './rating-bars.tsx'

/** 来信人评价: the two scales, without the reason. */
export function PublicRating({ rating }: { rating: { content: number; speed: number; round: number } | null }) {
  const text = useMessages(feedbackMessages)
  return (
    <Section id="rating" title={text(rating && rating.round > 0 ? 'ratingAfterRework' : 'ratingTitle')}>
      {rating ? <RatingBars content={rating.content} speed={rating.speed} /> : <p>{text('ratingNone')}</p>}
      <p className="hint">{text('forAsker')}</p>
    </Section>
  )
}

/** 有用 / 没解决, without any number. */
export function Useful({ id }: { id: string }) {
  const text = useMessages(feedbackMessages)
  return (
    <Section id="useful" title={text('usefulTitle')}>
      <Form action={`/answers/${id}`}>
        <HiddenFields values={{ intent: 'vote' }} />
        <Buttons align="fill">
          <Button name="helpful" value="yes" icon="check">
            {text('useful')}
          </Button>
          <Button name="helpful" value="no" icon="cross">
            {text('notUseful')}
          </Button>
        </Buttons>
      </Form>
      <p className="hint">{text('usefulNote')}</p>
    </Section>
  )
}

type FollowUp =
  | { state: 'open'; department: string; due: string }
  | { state: 'withheld'; id: string; reason: string; department: string }
  | { state: 'answered'; id: string; letter: LetterContent }

/** 追问与答复 below the first answer. */
export function Thread({ followUp }: { followUp: FollowUp }) {
  const text = useMessages(feedbackMessages)
  const ask = useMessages(questionsMessages)
  return (
    <Section id="thread" title={text('threadTitle')}>
      {followUp.state === 'open' ? (
        <p>{text('threadOpen', { department: followUp.department, day: followUp.due })}</p>
      ) : followUp.state === 'withheld' ? (
        <p>{ask('withheldReason', { reason: followUp.reason })}</p>
      ) : (
        <AnswerLetter letter={followUp.letter} />
      )}
    </Section>
  )
}

export function ThreadParent({ parent }: { parent: NonNullable<AnswerThread['parent']> }) {
  const text = useMessages(feedbackMessages)
  return (
    <p>
      {text('threadParent')}
      <Link href={`/answers/${parent.id}`}>{parent.title}</Link>
    </p>
  )
}
