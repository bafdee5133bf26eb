import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { questionsMessages } from '../questions-messages.ts'
import type { AskValues } from './ask-form.tsx'
import { dayWords } from './present-question.ts'

type Item = { id: string; title: string; excerpt: string; department: string; publishedAt: string }

/** 可能已有答复: a step between writing and sending. Everything typed is carried on; asking anyway is one tap. */
export function SimilarStep({ values, items }: { values: AskValues; items: readonly Item[] }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const { step: _, ...kept } = values
  return (
    <>
      <PageTitle lead={text('similarLead')}>{text('similarTitle')}</PageTitle>
      <LinkList
        headingLevel={2}
        items={items.map((item) => ({
          href: `/answers/${item.id}`,
          title: item.title,
          text: item.excerpt,
          meta: text('answeredOn', {
            department: item.department,
            day: dayWords(new Date(item.publishedAt), language),
          }),
        }))}
      />
      <Form action="/ask">
        <HiddenFields values={kept} />
        <Panel tone="wash" title={text('yourText')}>
          <p className="whitespace-pre-line">{values.text}</p>
        </Panel>
        <div className="mt-6">
          <Buttons>
            <Button variant="primary" name="step" value="send" icon="send">
              {text('askAnyway')}
            </Button>
            <Button name="step" value="edit" icon="arrow-left">
              {text('backToEdit')}
            </Button>
          </Buttons>
        </div>
      </Form>
    </>
  )
}
