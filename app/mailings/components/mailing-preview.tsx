// The letter and the text message as the first person of the selection would get them.
import type { Language } from '#app/platform/language.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { mailingMessages } from '../mailing-messages.ts'

export type SmsPreview = { sms: string; length: { encoding: string; units: number; segments: number } }

/** A text message as a phone shows it, with what it costs. */
export function SmsBox({ preview }: { preview: SmsPreview }) {
  const text = useMessages(mailingMessages)
  const { encoding, units, segments } = preview.length
  return (
    <Panel tone="wash" title={text('previewSms')} headingLevel={3}>
      <p className="letter-plain">{preview.sms}</p>
      <p className="hint">{text(encoding === 'UCS-2' ? 'smsLength' : 'smsLengthGsm', { units, count: segments })}</p>
    </Panel>
  )
}

export function MailingPreview({ id, language, preview }: { id: string; language: Language; preview: SmsPreview }) {
  const text = useMessages(mailingMessages)
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Section
      id="preview"
      title={text('previewTitle')}
      aside={
        <Link href={`/console/mailings/${id}?letter=${other}#preview`}>
          {text(language === 'en' ? 'previewLanguageZh' : 'previewLanguage')}
        </Link>
      }
    >
      <p className="hint">{text('previewLead')}</p>
      <iframe
        className="letter-frame"
        src={`/console/mailings/${id}/letter?letter=${language}`}
        title={text('previewFrame')}
        sandbox=""
      />
      <SmsBox preview={preview} />
    </Section>
  )
}
