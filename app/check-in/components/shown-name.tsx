// Names on the phone's screen: shown as the gate may see them, or not at all, as the user of the phone chose.
import { createContext, type ReactNode, useContext } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { gatePanelMessages } from '../gate-panel-messages.ts'

const Hidden = createContext(false)

export function NamesHidden({ hidden, children }: { hidden: boolean; children: ReactNode }) {
  return <Hidden.Provider value={hidden}>{children}</Hidden.Provider>
}

/** What stands where a name would; nothing stays nothing. */
export function useShownName(): (name: string) => string {
  const hidden = useContext(Hidden)
  const panel = useMessages(gatePanelMessages)
  return (name) => (hidden && name ? panel('nameHidden') : name)
}
