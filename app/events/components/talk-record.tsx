// Of an interview, a question hour or a press conference: where it stands, who speaks, papers, and the transcript.
import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import type { EventPage } from '../event-page.server.ts'
import { talkMessages } from '../talk-messages.ts'

type Talk = NonNullable<EventPage['talk']>

/** Before, during, after: what one can do now. */
export function TalkPhase({ talk, slug }: { talk: Talk; slug: string }) {
  const text = useMessages(talkMessages)
  const { phase, kind } = talk
  const title = text(phase === 'before' ? 'phaseBefore' : phase === 'now' ? 'phaseNow' : 'phaseAfter', { kind })
  return (
    <Banner tone={phase === 'now' ? 'success' : 'info'} title={title}>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        {talk.liveUrl ? (
          <Link href={talk.liveUrl} external>
            {text('watchLive')}
          </Link>
        ) : null}
        {talk.recordUrl ? (
          <Link href={talk.recordUrl} external>
            {text('watchRecord')}
          </Link>
        ) : null}
        {phase === 'after' ? null : <Link href={`/ask?event=${slug}`}>{text('askNow')}</Link>}
        {phase === 'now' ? <Link href={`/wall/${slug}`}>{text('wall')}</Link> : null}
        {phase === 'now' ? <Link href={`/events/${slug}#transcript`}>{text('refresh')}</Link> : null}
        {talk.transcript.length > 0 && phase === 'after' ? <Link href="#transcript">{text('transcript')}</Link> : null}
      </p>
    </Banner>
  )
}

export function TalkRecord({ talk }: { talk: Talk }) {
  const text = useMessages(talkMessages)
  return (
    <>
      {talk.speakers.length > 0 ? (
        <Section id="speakers" title={text(talk.press ? 'pressSpeakers' : 'speakers')}>
          <ul className="grid gap-1">
            {talk.speakers.map((speaker) => (
              <li key={speaker.line}>{speaker.line}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {talk.files.length > 0 ? (
        <Section id="papers" title={text('papers')}>
          <ul className="grid gap-3">
            {talk.files.map((file) => (
              <li key={file.href}>
                {file.picture ? (
                  <img src={file.href} alt={file.name} className="h-auto w-full" loading="lazy" />
                ) : (
                  <Link href={file.href}>{file.name}</Link>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {talk.transcript.length > 0 || talk.phase !== 'before' ? (
        <Section id="transcript" title={text('transcript')}>
          {talk.transcript.length === 0 ? <p>{text('transcriptNone')}</p> : null}
          <ol className="grid gap-5">
            {talk.transcript.map((entry) => {
              const asker = [entry.asker, entry.journalist].filter(Boolean).join(' ')
              return (
                <li key={entry.id} id={`e-${entry.id}`} lang="zh-CN">
                  {entry.kind === 'question' ? (
                    <p className="whitespace-pre-line font-semibold">
                      {asker ? `【${asker}】` : ''}
                      {entry.question}
                    </p>
                  ) : null}
                  <p className="whitespace-pre-line">
                    <strong>{entry.speaker}：</strong>
                    {entry.answer}
                  </p>
                  {entry.answerHref ? (
                    <p>
                      <Link href={entry.answerHref}>{text('inLibrary')}</Link>
                    </p>
                  ) : null}
                </li>
              )
            })}
          </ol>
        </Section>
      ) : null}
    </>
  )
}
