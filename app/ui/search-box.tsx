import { HiddenFields } from './hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

type SearchBoxProps = {
  action: string
  /** What can be searched; read out, and shown in the empty box. */
  label: string
  name?: string
  defaultValue?: string
  /** Filters that stay as they are. */
  keep?: Readonly<Record<string, string | readonly string[] | false | undefined>>
}

/** More would not fit into an address; nobody searches for a whole letter. */
const LONGEST = 200

/** A GET form: works without scripts and sits in the address. */
export function SearchBox({ action, label, name = 'q', defaultValue, keep = {} }: SearchBoxProps) {
  const text = useMessages(uiMessages)
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of our floor do not know <search>.
    <form method="get" action={action} role="search" className="search-box">
      <HiddenFields values={keep} />
      <input
        className="input"
        type="search"
        name={name}
        defaultValue={defaultValue}
        maxLength={LONGEST}
        placeholder={label}
        aria-label={label}
        enterKeyHint="search"
      />
      <button type="submit">
        <Icon name="search" />
        <span className="search-box-word">{text('search')}</span>
      </button>
    </form>
  )
}
