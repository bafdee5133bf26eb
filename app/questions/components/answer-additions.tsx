import { formatDay } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Adoption } from '../answer-hash.server.ts'
import { answerMessages } from '../answer-messages.ts'
import type { Channel } from '../channel.ts'
import { dayWords } from './present-question.ts'

export type AdditionsOfAnswer = {
  files: readonly { id: string; name: string }[]
  adoption: Adoption | null
  adoptionReason: string | null
  toAsker: boolean
  stale: boolean
  channels: readonly { id: string; channel: Channel; title: string; url: string; givenOn: string }[]
  progress: readonly { text: string; at: string | Date | null }[]
}

/** Below the letter: files, whether the suggestion was taken up and how far it is, where else the answer was given. */
export function AnswerAdditions({ answer, filesAt }: { answer: AdditionsOfAnswer; filesAt: string }) {
  const text = useMessages(answerMessages)
  const language = useLanguage()
  return (
    <>
      {answer.stale ? (
        <Panel tone="warn">
          <p>{text('publicStale')}</p>
        </Panel>
      ) : null}
      {answer.toAsker ? <p>{text('privateTold')}</p> : null}
      {answer.files.length > 0 ? (
        <Section id="files" title={text('publicFiles')}>
          <ul>
            {answer.files.map((file) => (
              <li key={file.id}>
                <Link href={`${filesAt}/${file.id}`}>{file.name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {answer.adoption ? (
        <Section id="adoption" title={text('publicAdoption')}>
          <p>
            <b>{text(answer.adoption)}</b>
          </p>
          <p className="whitespace-pre-line">{answer.adoptionReason}</p>
          {answer.progress.length > 0 ? <h3>{text('publicProgress')}</h3> : null}
          {answer.progress.map((one) => (
            <p key={one.text} className="whitespace-pre-line">
              {one.at ? <span className="hint">{dayWords(new Date(one.at), language)}　</span> : null}
              {one.text}
            </p>
          ))}
        </Section>
      ) : null}
      {answer.channels.length > 0 ? (
        <Section id="channels" title={text('publicChannels')}>
          <ul>
            {answer.channels.map((one) => (
              <li key={one.id}>
                {text(one.channel)}：{one.url ? <Link href={one.url}>{one.title}</Link> : one.title}
                <span className="hint">　{formatDay(one.givenOn, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
