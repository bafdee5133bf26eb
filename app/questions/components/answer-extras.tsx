import { Button } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { answerMessages } from '../answer-messages.ts'
import { CHANNELS } from '../channel.ts'
import { addressWith, type CaseView, type SentForm, sentAs } from './case-form.ts'

type Props = { file: CaseView; form: SentForm | undefined }

/** 可以沿用的答复 beside the editor. */
export function ReusePanel({ file }: { file: CaseView }) {
  const text = useMessages(answerMessages)
  if (!file.may.draft) return null
  return (
    <Panel title={text('similar')} icon="copy">
      {file.reusable.length === 0 ? <p className="hint">{text('similarNone')}</p> : null}
      <LinkList
        items={file.reusable.map((one) => ({
          href: `${addressWith(file, 'reuse', one.id)}#answer`,
          title: one.title,
          text: one.excerpt,
          meta: text('reuse'),
        }))}
      />
    </Panel>
  )
}

/** 答复渠道: where the same answer was given, each with its link and day. */
export function ChannelsPanel({ file, form }: Props) {
  const text = useMessages(answerMessages)
  const { channels, mayAdd } = file.extras
  const sent = sentAs(form, 'channel')
  const errors = wordErrors(sent, text)
  if (channels.length === 0 && !mayAdd) return null
  const action = file.address
  return (
    <Panel title={text('channels')} icon="share">
      {channels.map((one) => (
        <div key={one.id} className="my-2">
          <p>
            {text(one.channel)}：{one.url ? <Link href={one.url}>{one.title}</Link> : one.title}
          </p>
          <p className="hint">{one.givenOn}</p>
          {mayAdd ? (
            <Form action={action}>
              <HiddenFields values={{ intent: 'channelRemove', channelId: one.id }} />
              <Button size="s">{text('channelRemove')}</Button>
            </Form>
          ) : null}
        </div>
      ))}
      {mayAdd ? (
        <details open={sent !== undefined}>
          <summary>{text('channelAdd')}</summary>
          <p className="hint">{text('channelsNote')}</p>
          <Form action={action}>
            <HiddenFields values={{ intent: 'channel' }} />
            <SelectField
              name="channel"
              label={text('channel')}
              defaultValue={typed(sent, 'channel', 'website')}
              options={CHANNELS.map((value) => ({ value, label: text(value) }))}
            />
            <TextField
              name="title"
              label={text('channelTitle')}
              error={errors.title}
              defaultValue={typed(sent, 'title')}
            />
            <TextField
              name="url"
              type="url"
              label={text('channelUrl')}
              error={errors.url}
              defaultValue={typed(sent, 'url')}
            />
            <DateTimeField
              name="givenOn"
              kind="date"
              label={text('channelGivenOn')}
              error={errors.givenOn}
              defaultValue={typed(sent, 'givenOn', file.today)}
            />
            <Button>{text('channelAdd')}</Button>
          </Form>
        </details>
      ) : null}
    </Panel>
  )
}

/** 落实情况: written by one, made public by another. */
export function ProgressPanel({ file, form }: Props) {
  const text = useMessages(answerMessages)
  const { progress, isAdopted, mayAdd, mayRelease } = file.extras
  const sent = sentAs(form, 'progress')
  if (!isAdopted) return null
  const action = file.address
  return (
    <Panel title={text('progress')} icon="flag">
      {progress.map((one) => (
        <div key={one.id} className="my-2">
          <p className="whitespace-pre-line">{one.text}</p>
          <p className="hint">
            {one.day} {text(one.released ? 'progressReleased' : 'progressWaiting')}
          </p>
          {!one.released && !one.isOwn && mayRelease ? (
            <Form action={action}>
              <HiddenFields values={{ intent: 'progressRelease', progressId: one.id }} />
              <Button size="s" icon="check">
                {text('progressRelease')}
              </Button>
            </Form>
          ) : null}
        </div>
      ))}
      {mayAdd ? (
        <Form action={action}>
          <HiddenFields values={{ intent: 'progress' }} />
          <TextArea
            name="text"
            id="progress-text"
            label={text('progressText')}
            error={wordErrors(sent, text).text}
            defaultValue={typed(sent, 'text')}
            rows={3}
          />
          <Button>{text('progressAdd')}</Button>
        </Form>
      ) : null}
    </Panel>
  )
}

/** 问答库维护: who keeps the answer, until when it holds unlooked at. */
export function UpkeepPanel({ file }: { file: CaseView }) {
  const text = useMessages(answerMessages)
  const { upkeep, mayRelease } = file.extras
  if (!upkeep) return null
  return (
    <Panel title={text('upkeep')} icon="calendar">
      <p>{text('upkeepLine', { owner: upkeep.owner, day: upkeep.day })}</p>
      {upkeep.stale ? (
        <p>
          <StateTag tone="warn">
            {upkeep.stale === 'date' ? text('upkeepStaleDate') : text('upkeepStaleCitation', { title: upkeep.stale })}
          </StateTag>
        </p>
      ) : null}
      {mayRelease ? (
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'stillRight' }} />
          <Button size="s" icon="check">
            {text('stillRight')}
          </Button>
        </Form>
      ) : null}
    </Panel>
  )
}
