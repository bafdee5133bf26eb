import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { columnDeskMessages } from '../column-desk-messages.ts'

export type SectionRow = {
  key: string
  heading: string
  hasText: boolean
  hasPicture: boolean
  items: number
  links: number
}

type Props = { columnId: string; basedOn: string; sections: readonly SectionRow[] }

/** The sections of a column in their order; each can be opened and moved a place. */
export function SectionRows({ columnId, basedOn, sections }: Props) {
  const text = useMessages(columnDeskMessages)
  const holds = (section: SectionRow) =>
    [
      section.hasText ? text('sectionText') : '',
      section.hasPicture ? text('sectionPicture') : '',
      section.items > 0 ? text('sectionItems', { count: section.items }) : '',
      section.links > 0 ? text('sectionLinks', { count: section.links }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Table
      caption={text('sections')}
      captionHidden
      rows={sections}
      rowKey={(section) => section.key}
      empty={<p>{text('sectionsNone')}</p>}
      columns={[
        {
          key: 'heading',
          label: text('sectionHeading'),
          rowHeader: true,
          cell: (section) => (
            <Link href={`/console/columns/${columnId}/sections/${section.key}`}>
              {sections.indexOf(section) + 1}. {section.heading}
            </Link>
          ),
        },
        { key: 'holds', label: text('sectionHolds'), cell: (section) => holds(section) || text('emptyValue') },
        {
          key: 'move',
          label: text('place'),
          labelHidden: true,
          cell: (section) => (
            <Form>
              <HiddenFields values={{ basedOn, section: section.key }} />
              <Buttons>
                {section === sections[0] ? null : (
                  <Button
                    name="intent"
                    value="up"
                    size="s"
                    aria-label={text('sectionUpOf', { heading: section.heading })}
                  >
                    {text('sectionUp')}
                  </Button>
                )}
                {section === sections.at(-1) ? null : (
                  <Button
                    name="intent"
                    value="down"
                    size="s"
                    aria-label={text('sectionDownOf', { heading: section.heading })}
                  >
                    {text('sectionDown')}
                  </Button>
                )}
              </Buttons>
            </Form>
          ),
        },
      ]}
    />
  )
}
