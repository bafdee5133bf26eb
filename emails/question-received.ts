import { formatDay } from '#app/platform/dates.ts'
import { blocksOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionWords } from './question-letter.ts'

/** The receipt: reference, who answers, by when. `dueOn` is a Beijing calendar day. */
export function questionReceived(props: QuestionLetterProps & { dueOn: string }): Letter {
  const day = formatDay(props.dueOn, props.language)
  const { text, values } = questionWords(props, { deadline: day })
  const lead = text('receivedLead', values)
  return questionLetter(props, {
    subject: text('receivedSubject', values),
    preview: lead,
    heading: text('receivedHeading'),
    tone: 'good',
    sms: (fitted) => text('receivedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: lead, lead: true },
      questionFacts(
        props,
        { label: text('department'), value: props.department.name },
        { label: text('dueBy'), value: text('dueBefore', { day }), strong: true },
      ),
      { kind: 'action', label: text('track'), href: props.url, note: text('trackNote') },
    ),
  })
}
