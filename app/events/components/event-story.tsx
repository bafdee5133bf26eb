import type { Translate } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { attachmentMessages } from '../attachment-messages.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import type { ShownEvent } from './shown-event.ts'
import { TalkRecord } from './talk-record.tsx'

type Text = Translate<(typeof eventPageMessages)['keys'][number]>

/** Last on the page: who holds it, whom to call, what it belongs to. */
function contactsOf(event: ShownEvent, text: Text, listed: (names: readonly string[]) => string): Fact[] {
  const host = <Link href={event.department.href}>{event.department.name}</Link>
  const facts: (Fact | undefined)[] = [
    {
      icon: 'building',
      label: text('hosts'),
      content:
        event.coHosts.length > 0 ? (
          <>
            <span className="block">{host}</span>
            <span className="block">{listed(event.coHosts)}</span>
          </>
        ) : (
          host
        ),
    },
    event.phone
      ? {
          icon: 'phone',
          label: text('contact'),
          content: <Link href={`tel:${event.phone.replace(/[^+\d]/g, '')}`}>{event.phone}</Link>,
        }
      : undefined,
    event.campaign
      ? {
          icon: 'flag',
          label: text('campaign'),
          content: <Link href={event.campaign.href}>{event.campaign.title}</Link>,
        }
      : undefined,
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** Below the facts: what it is about, papers, answers, whom to call. `preview`: nothing can be asked yet. */
export function EventStory({ event, preview }: { event: ShownEvent; preview?: boolean }) {
  const text = useMessages(eventPageMessages)
  const listed = useListed()
  const attached = useMessages(attachmentMessages)
  const { questions } = event
  return (
    <div className="max-w-text">
      {event.talk ? <TalkRecord talk={event.talk} /> : null}
      {event.description ? (
        <Section id="about" title={text('about')}>
          <Prose html={event.description.html} lang={event.description.foreign ? 'zh-CN' : undefined} />
        </Section>
      ) : null}
      {event.attachments.length > 0 ? (
        <Section id="attachments" title={attached('download')}>
          <ul className="grid gap-2">
            {event.attachments.map((one) => (
              <li key={one.href}>
                <Link href={one.href}>{one.title}</Link> <span className="hint ml-2">{one.facts}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section
        id="answers"
        title={text('answered')}
        aside={
          questions.answered > event.answers.length ? (
            <Link href={`/answers?event=${event.slug}`}>{text('allAnswers', { count: questions.answered })}</Link>
          ) : null
        }
      >
        {questions.asked > 0 ? (
          <p>
            <Link href={`/events/${event.slug}/questions`}>
              {text('figures', { ...questions, count: questions.asked })}
            </Link>
          </p>
        ) : null}
        {event.answers.length > 0 ? <LinkList items={event.answers} /> : <p>{text('answeredNone')}</p>}
        <p className="mt-4">
          {preview ? (
            <Button type="button" icon="question" disabledReason={text('previewNoSignUp')}>
              {text('askHere')}
            </Button>
          ) : (
            <ButtonLink href={`/ask?event=${event.slug}`} icon="question">
              {text('askHere')}
            </ButtonLink>
          )}
        </p>
      </Section>
      <Section id="contact" title={text('contactTitle')}>
        <Facts items={contactsOf(event, text, listed)} />
      </Section>
    </div>
  )
}
