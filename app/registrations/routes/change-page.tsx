import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { changeRegistration } from '../change-registration.server.ts'
import { readChangePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { companionLabels, partyAfter } from '../party-change.ts'
import { changeForm } from '../registration-forms.ts'
import { byManageToken } from '../registration-queries.server.ts'
import { registrationErrors } from '../registrations-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

const MOST_BUTTONS = 6

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await readChangePage(reader(), params.manageToken, languageOf(request), now())
  return json({ ...page, hasErrors: context.formErrors === true })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { registration } = await byManageToken(reader(), params.manageToken)
  const form = await readForm(request, changeForm)
  if (!form.ok) {
    context.formErrors = true
    return refused(form)
  }
  const { name, partySize, shown, slot, stay, companions } = form.value
  const before = { people: registration.partySize, names: registration.companions?.map((each) => each.name) ?? [] }
  const after = partyAfter(before, { people: partySize, shown, stay, added: companions })
  if (!after.ok) {
    context.formErrors = true
    const field = stay.length > 0 ? 'stay' : 'companions'
    return refused({ errors: { [field]: after.fault }, values: form.values })
  }
  const actor = { kind: 'citizen' as const, address: context.address }
  const outcome = await changeRegistration(actor, registration.id, {
    name,
    partySize: after.people,
    slotId: slot,
    companions: after.names,
  })
  const done = `/r/${registration.manageToken}`
  if (outcome.outcome === 'unchanged') return seeOther(done)
  if (outcome.outcome === 'changed') return seeOther(`${done}?done=changed`)
  context.formErrors = true
  const answer = { errors: {}, values: form.values, ...outcome }
  return json(answer, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = translator(language, managePageMessages)('changeTitle')
  return pageMeta(title, matches, { robots: 'noindex', error: data?.hasErrors })
}

type Failed = {
  errors: Record<string, string>
  values: Record<string, string> & { stay?: string | string[] }
  outcome?: string
  partyMax?: number
}

const OUTCOME_TEXT = {
  full: 'outFull',
  mayOnlyShrink: 'mayShrink',
  closed: 'outClosed',
  notOpenYet: 'outClosed',
  cancelled: 'outClosed',
  unknownSlot: 'outClosed',
  over: 'outOver',
  alreadyRegistered: 'outAlready',
  partyTooLarge: 'outPartyTooLarge',
  notLive: 'outNotLive',
  tooMany: 'outCompanions',
} as const

export default function ChangePage() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() as Failed | undefined
  const text = useMessages(managePageMessages)
  const faults = useMessages(registrationErrors)
  const errors = Object.fromEntries(
    Object.entries(failed?.errors ?? {}).map(([field, key]) => [
      field.split('.')[0] as string,
      faults(key as Parameters<typeof faults>[0]),
    ]),
  )
  const outcome = failed?.outcome as keyof typeof OUTCOME_TEXT | undefined
  const value = (name: string, otherwise: string) => failed?.values[name] ?? otherwise
  const labels = companionLabels(page.companionNames)
  const sizes = Array.from({ length: page.largest }, (_, index) => String(index + 1))
  return (
    <PublicPage
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: page.path, label: text('title') },
        { label: text('changeTitle') },
      ]}
    >
      {outcome ? (
        <Banner result tone="error" title={text(OUTCOME_TEXT[outcome], { count: failed?.partyMax ?? 0 })} />
      ) : null}
      <ErrorSummary errors={errors} />
      <PageTitle lead={page.event.title}>{text('changeTitle')}</PageTitle>
      {page.changeable ? (
        <Form>
          <HiddenFields values={{ shown: value('shown', String(page.partySize)) }} />
          {page.largest === 1 ? (
            <HiddenFields values={{ partySize: 1 }} />
          ) : page.largest <= MOST_BUTTONS ? (
            <RadioGroup
              name="partySize"
              label={text('partySize')}
              hint={page.mayGrow ? undefined : text('mayShrink')}
              look="buttons"
              choices={sizes.map((size) => ({ value: size, label: size }))}
              defaultValue={value('partySize', String(page.partySize))}
              error={errors.partySize}
            />
          ) : (
            <TextField
              name="partySize"
              label={text('partySize')}
              hint={page.mayGrow ? text('partyNumber', { count: page.largest }) : text('mayShrink')}
              inputMode="numeric"
              width="s"
              defaultValue={value('partySize', String(page.partySize))}
              error={errors.partySize}
            />
          )}
          {page.companionNames.length > 0 ? (
            <CheckboxGroup
              name="stay[]"
              label={text('stay')}
              hint={text('stayHint')}
              required={false}
              choices={labels.map((each) => ({ value: each, label: each }))}
              defaultValues={failed ? [failed.values.stay ?? []].flat() : labels}
              error={errors.stay}
            />
          ) : null}
          {page.largest > 1 ? (
            <TextArea
              name="companions"
              label={text(page.companionNames.length > 0 ? 'moreCompanions' : 'companionNames')}
              hint={text('companionsHint')}
              rows={2}
              required={false}
              defaultValue={value('companions', '')}
              error={errors.companions}
            />
          ) : null}
          {page.slots.length > 1 ? (
            <SlotRows
              name="slot"
              legend={text('changeSlot')}
              hint={text('changeSlotHint')}
              rows={page.slots.map((slot) => ({
                value: slot.id,
                title: slot.title,
                group: slot.group,
                subtitle: slot.subtitle,
                state: slot.own
                  ? { tone: 'info', icon: 'ticket', text: text('ownSlot') }
                  : { tone: slot.tone, icon: slot.icon, text: slot.text },
                note: slot.own ? undefined : slot.note,
                disabled: !slot.enabled,
                selected: slot.id === value('slot', page.slotId),
              }))}
            />
          ) : (
            <HiddenFields values={{ slot: page.slotId }} />
          )}
          <TextField
            name="name"
            label={text('name')}
            hint={text('nameHint')}
            autoComplete="name"
            maxLength={60}
            defaultValue={value('name', page.fullName)}
            error={errors.name}
          />
          <Buttons>
            <Button variant="primary" size="l">
              {text('save')}
            </Button>
            <ButtonLink size="l" href={page.path}>
              {text('keep')}
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <Banner
          tone="info"
          title={text('notChangeable')}
          actions={<ButtonLink href={page.path}>{text('title')}</ButtonLink>}
        />
      )}
    </PublicPage>
  )
}
