import { LikeAnswerList } from '#app/questions/components/like-answer-list.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { LikeAnswer } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'

/**
 * 可能已有答复, on the page where a registration is checked: the question goes along unless it is taken out here. A part of the
 * form of that page.
 */
export function LikeAnswers({
  items,
  path,
  by,
}: {
  items: readonly LikeAnswer[]
  path: string
  /** name of the form's buttons */
  by: 'step' | 'intent'
}) {
  const text = useMessages(registerPageMessages)
  if (items.length === 0) return null
  return (
    <Panel tone="info" icon="answer" title={text('likeTitle')}>
      <p>{text('likeLead')}</p>
      <LikeAnswerList items={items} />
      <Button name={by} value="dropQuestion" formAction={path}>
        {text('likeDrop')}
      </Button>
    </Panel>
  )
}
