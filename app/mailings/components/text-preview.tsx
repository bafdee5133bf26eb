// A letter with the words of a text, in both languages: as mail programs show it, and as a text message.
import type { Language } from '#app/platform/language.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { textMessages } from '../text-messages.ts'

export type ShownPreview = {
  language: Language
  subject: string
  html: string
  sms?: { text: string; length: { units: number; segments: number }; longest: number } | undefined
}

export function TextPreviews({ previews, unsaved }: { previews: readonly ShownPreview[]; unsaved: boolean }) {
  const text = useMessages(textMessages)
  return (
    <Section id="preview" title={text('preview')}>
      <p className="hint">
        {text(unsaved ? 'previewUnsaved' : 'previewCurrent')} {text('previewLead')}
      </p>
      {previews.map(({ language, subject, html, sms }) => (
        <details key={language} className="my-4" open={unsaved}>
          <summary lang={language}>{subject}</summary>
          <iframe
            className="letter-frame"
            srcDoc={html}
            title={text('frame', { language: text(`language.${language}`) })}
            sandbox=""
          />
          {sms ? (
            <Panel tone="wash" title={text('smsPreview', { language: text(`language.${language}`) })} headingLevel={3}>
              <p className="letter-plain" lang={language}>
                {sms.text}
              </p>
              <p className="hint">
                {text('smsLength', { units: sms.length.units, count: sms.length.segments, longest: sms.longest })}
              </p>
            </Panel>
          ) : null}
        </details>
      ))}
    </Section>
  )
}
