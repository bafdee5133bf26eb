// How the words of a message came to be: version by version, before and after.
import { formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { textMessages } from '../text-messages.ts'

export type ShownVersion = {
  version: number
  by: string
  savedAt: string
  isHouse: boolean
  changes: readonly { language: Language; part: 'subject' | 'body' | 'sms'; from: string; to: string }[]
}

export function TextVersions({ versions, href }: { versions: readonly ShownVersion[]; href: string }) {
  const text = useMessages(textMessages)
  const reading = useLanguage()
  return (
    <Section id="versions" title={text('versions')}>
      {versions.length === 0 ? <p>{text('versionsNone')}</p> : null}
      {versions.map(({ version, by, savedAt, isHouse, changes }, index) => (
        <details key={version} className="my-4">
          <summary>
            {text('versionOf', { version, by, at: formatMomentShort(new Date(savedAt), reading) })}
            {isHouse ? ` · ${text('versionReset')}` : null}
            {index === 0 ? ` · ${text('versionCurrent')}` : null}
          </summary>
          <Table
            caption={text('versionOf', { version, by, at: formatMomentShort(new Date(savedAt), reading) })}
            captionHidden
            rows={changes}
            rowKey={({ language, part }) => `${language} ${part}`}
            empty={text('nothing')}
            columns={[
              {
                key: 'part',
                label: text('words'),
                rowHeader: true,
                nowrap: true,
                cell: ({ language, part }) => `${text(`language.${language}`)} · ${text(`part.${part}`)}`,
              },
              {
                key: 'before',
                label: text('before'),
                cell: ({ from, language }) => <Words language={language}>{from}</Words>,
              },
              {
                key: 'after',
                label: text('after'),
                cell: ({ to, language }) => <Words language={language}>{to}</Words>,
              },
            ]}
          />
          {index === 0 ? null : <Link href={`${href}?from=${version}#words`}>{text('versionUse')}</Link>}
        </details>
      ))}
    </Section>
  )
}

function Words({ children, language }: { children: string; language: Language }) {
  const text = useMessages(textMessages)
  return (
    <span className="break-words whitespace-pre-line" lang={language}>
      {children || text('nothing')}
    </span>
  )
}
