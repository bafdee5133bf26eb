import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { figureMessages } from '../figure-messages.ts'

/** A list as XLSX or CSV. A form, because exporting leaves an entry in the audit trail. */
export function ExportList({ action }: { action: string }) {
  const text = useMessages(figureMessages)
  return (
    <Panel title={text('exportTitle')} icon="download">
      <p className="hint">{text('exportNote')}</p>
      <Form action={action}>
        <Buttons>
          <Button name="format" value="xlsx" icon="download">
            {text('exportXlsx')}
          </Button>
          <Button name="format" value="csv" icon="download">
            {text('exportCsv')}
          </Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
