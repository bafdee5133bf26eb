// The overview of an event in the console: what it still needs, what comes next, its facts, and rarer acts.
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Cover } from '#app/ui/illustration.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { takesAttachments } from '../attachment.ts'
import { attachmentMessages } from '../attachment-messages.ts'
import type { EventFrame } from '../console-frame.server.ts'
import { isTalk } from '../event.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { pictureMessages } from '../picture-messages.ts'
import { planMessages } from '../plan-messages.ts'
import { type ChecklistItem, type ChecklistKey, missingForPublishing } from '../publish-checklist.ts'
import { isTheme } from '../theme.ts'
import { checklistKey } from './event-console.tsx'

type Overview = {
  frame: EventFrame
  checklist: ChecklistItem[]
  /** optional messages that go out */
  sent: ('reminderDays' | 'reminderDay' | 'reminderHours' | 'thanks')[]
  over: boolean
  submittedAt: string
  reviewNote: string | null
  url: string
  when: string
  venue: string
  publishedAt: string
  cancelReason: string | null
  live: number
  coverHash: string | null
  attachments: number
  theme: string
  comments: number
  scheduledAt: string
  mayMakeTemplate: boolean
}

export function EventOverview({ page }: { page: Overview }) {
  const text = useMessages(eventConsoleMessages)
  const plan = useMessages(planMessages)
  const { frame } = page
  const base = `/console/events/${frame.id}`
  const isPublic = frame.state !== 'draft' && frame.state !== 'inReview'
  return (
    <Columns aside={<Aside page={page} />}>
      <div className="grid gap-6">
        {frame.state === 'draft' && page.reviewNote ? (
          <Banner tone="warning" title={text('returnedTitle')}>
            <p>{page.reviewNote}</p>
          </Banner>
        ) : null}
        {frame.state === 'inReview' ? (
          <Banner
            tone="info"
            title={text('inReviewTitle')}
            actions={
              frame.rights.review ? (
                <ButtonLink href={`${base}/review`} variant="primary">
                  {text('reviewTitle')}
                </ButtonLink>
              ) : null
            }
          >
            <p>{text('inReviewText', { at: page.submittedAt })}</p>
            {page.scheduledAt ? <p>{plan('scheduledFor', { at: page.scheduledAt })}</p> : null}
          </Banner>
        ) : null}
        {page.cancelReason ? (
          <Banner tone="error" title={text('stateCancelled')}>
            <p>{page.cancelReason}</p>
          </Banner>
        ) : null}
        {frame.state === 'draft' ? <Checklist page={page} /> : null}
        <Panel title={text('facts')}>
          <SummaryList
            rows={[
              { label: text('factTime'), value: page.when },
              { label: text('factVenue'), value: page.venue || '—' },
              {
                label: text('factSlug'),
                value: isPublic ? <Link href={page.url}>{page.url}</Link> : page.url,
              },
              { label: text('factRegistrations'), value: text('registrations', { count: page.live }) },
              { label: text('factPublished'), value: page.publishedAt || '—' },
              { label: text('factVersion'), value: frame.version },
            ]}
          />
        </Panel>
      </div>
    </Columns>
  )
}

/** The page on which each item is put right, below the event's address. */
const MENDED_AT: Readonly<Record<ChecklistKey, string>> = {
  summary: 'edit',
  time: 'edit',
  venue: 'edit',
  slots: 'slots',
  contact: 'edit',
  agenda: 'edit',
  accessibility: 'edit',
  english: 'edit',
  cover: 'cover',
  plan: 'plan',
  notice: 'edit',
  form: 'form',
  messages: 'messages',
  duty: 'plan',
}

function Checklist({ page }: { page: Overview }) {
  const text = useMessages(eventConsoleMessages)
  const listed = useListed()
  const { frame, checklist } = page
  const missing = missingForPublishing(checklist)
  const names = listed(missing.map((key) => text(checklistKey(key))))
  return (
    <Panel title={text('checklist')} tone={missing.length === 0 ? 'ok' : 'warn'}>
      <ul className="grid gap-2">
        {checklist.map((item) => (
          <li key={item.key} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {frame.rights.edit ? (
                <Link href={`/console/events/${frame.id}/${MENDED_AT[item.key]}`}>{text(checklistKey(item.key))}</Link>
              ) : (
                text(checklistKey(item.key))
              )}
              {item.key === 'messages' ? (
                <span className="hint block">
                  {page.sent.length > 0
                    ? text('messagesOn', { list: page.sent.map((message) => text(message)).join(text('listJoin')) })
                    : text('messagesOnly')}
                </span>
              ) : null}
              {item.key === 'form' && !item.done && frame.rights.edit ? (
                <Form>
                  <HiddenFields values={{ intent: 'plainForm' }} />
                  <Button size="s">{text('plainForm')}</Button>
                </Form>
              ) : null}
            </span>
            {item.done ? (
              <StateText tone="ok">{text('itemDone')}</StateText>
            ) : (
              <StateText tone={item.required ? 'bad' : 'idle'} icon={item.required ? 'cross-circle' : 'info'}>
                {text(item.required ? 'itemMissing' : 'itemAdvice')}
              </StateText>
            )}
          </li>
        ))}
      </ul>
      {frame.rights.edit ? (
        <>
          <Form className="mt-4">
            <HiddenFields values={{ intent: 'submit' }} />
            <Buttons>
              <Button
                variant="primary"
                disabledReason={missing.length > 0 ? text('missing', { items: names }) : undefined}
              >
                {text('submit')}
              </Button>
              <ButtonLink href={`/console/events/${frame.id}/edit`}>{text('editContent')}</ButtonLink>
              {isTalk(frame.kind) ? null : (
                <ButtonLink href={`/console/events/${frame.id}/slots`}>{text('addSlots')}</ButtonLink>
              )}
            </Buttons>
          </Form>
          <p className="hint mt-3">{text('submitHint')}</p>
        </>
      ) : null}
    </Panel>
  )
}

function Aside({ page }: { page: Overview }) {
  const text = useMessages(eventConsoleMessages)
  const plan = useMessages(planMessages)
  const attached = useMessages(attachmentMessages)
  const templates = useMessages(eventTemplateMessages)
  const pictures = useMessages(pictureMessages)
  const { frame } = page
  const base = `/console/events/${frame.id}`
  const isPublic = frame.state !== 'draft' && frame.state !== 'inReview'
  return (
    <div className="grid gap-6">
      <Panel title={pictures('cover')}>
        {page.coverHash ? (
          <img
            src={`/files/${page.coverHash}`}
            alt={pictures('coverNow')}
            className="h-auto w-full"
            width={720}
            height={220}
          />
        ) : (
          <>
            <Cover theme={isTheme(page.theme) ? page.theme : 'general'} />
            <p className="hint">{pictures('coverNone')}</p>
          </>
        )}
        {frame.rights.edit ? <Link href={`${base}/cover`}>{pictures('coverChange')}</Link> : null}
      </Panel>
      <Panel title={text('actions')}>
        {isPublic ? (
          <ButtonLink variant="row" icon="eye" href={`/events/${frame.slug}`}>
            {text('publicPage')}
          </ButtonLink>
        ) : (
          <ButtonLink variant="row" icon="eye" href={`${base}/preview`}>
            {text('previewLink')}
          </ButtonLink>
        )}
        {takesAttachments(frame.kind) ? (
          <ButtonLink variant="row" icon="paperclip" href={`${base}/attachments`}>
            {page.attachments > 0 ? attached('titleCount', { count: page.attachments }) : attached('title')}
          </ButtonLink>
        ) : null}
        <ButtonLink variant="row" icon="file" href={`${base}/plan`}>
          {plan('title')}
        </ButtonLink>
        <ButtonLink variant="row" icon="answer" href={`${base}/comments`}>
          {page.comments > 0 ? plan('commentsOpen', { count: page.comments }) : plan('comments')}
        </ButtonLink>
        <ButtonLink variant="row" icon="print" href={`${base}/poster`}>
          {text('poster')}
        </ButtonLink>
        {frame.rights.organise ? (
          <ButtonLink variant="row" icon="copy" href={`${base}/duplicate`}>
            {text('duplicate')}
          </ButtonLink>
        ) : null}
        {page.mayMakeTemplate ? (
          <ButtonLink variant="row" icon="file" href={`${base}/template`}>
            {templates('make')}
          </ButtonLink>
        ) : null}
        {frame.rights.edit && frame.state === 'published' && !page.over ? (
          <ButtonLink variant="danger-row" icon="cross-circle" href={`${base}/cancel`}>
            {text('cancelEvent')}
          </ButtonLink>
        ) : null}
        {frame.rights.edit && frame.state === 'published' && page.over ? (
          <Form>
            <Button variant="row" icon="archive" name="intent" value="archive">
              {text('archive')}
            </Button>
          </Form>
        ) : null}
      </Panel>
    </div>
  )
}
