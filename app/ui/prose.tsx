import { classNames } from './class-names.ts'

/** Rendered markdown. `html` must come from our own renderer, which lets no foreign markup through. `indent`: as in a letter. */
export function Prose({ html, indent, lang }: { html: string; indent?: boolean; lang?: string }) {
  return (
    <div
      className={classNames('prose', indent && 'is-indented')}
      lang={lang}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
