import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { orderPaperMessages } from '#app/reports/order-messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { TimeRows } from '#app/ui/time-rows.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import {
  closeSupervision,
  extendSupervision,
  receiveSupervision,
  replyToSupervision,
} from '../answer-supervision.server.ts'
import { OrderForms } from '../components/order-forms.tsx'
import { LevelTag, OrderStateTag } from '../components/supervision-parts.tsx'
import { raiseSupervision } from '../issue-supervision.server.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { closeForm, demandForm, replyForm } from '../supervision-forms.ts'
import { readSupervision } from '../supervision-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const DONE = ['issued', 'received', 'replied', 'extended', 'closed', 'raised'] as const
const BESIDE_DATE = ['dateWrong', 'notLater']

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const text = translator(language, oversightMessages)
    const at = now()
    const { acts, department, question, before, after, ...order } = await readSupervision(
      reader(),
      actor,
      args.params.id ?? '',
      at,
    )
    const numberOf = ({ year, number }: { year: number; number: number }) => text('numberOf', { year, number })
    const day = (moment: Date) => formatDay(dayOf(moment), language)
    return json({
      id: order.id,
      level: order.level,
      state: order.state,
      number: numberOf(order),
      department: localName(language, department.name, department.nameEn),
      question: { id: question.id, code: groupedCode(question.trackingCode), title: question.title },
      seesCase: order.seesCase,
      reason: order.reason,
      reply: order.reply,
      closeNote: order.closeNote,
      issued: day(order.issuedAt),
      automatic: order.clockId !== null,
      due: day(order.dueAt),
      questionDue: day(question.dueAt),
      before: before && { id: before.id, level: before.level, number: numberOf(before) },
      after: after && { id: after.id, level: after.level, number: numberOf(after) },
      acts: acts.map(({ act, at: when, by, note, dueBefore, dueAfter }) => ({
        act,
        moment: formatMomentShort(when, language),
        by: by ?? text('automatic'),
        note: act === 'raised' ? '' : note,
        moved: dueBefore && dueAfter ? text('moved', { old: day(dueBefore), new: day(dueAfter) }) : '',
      })),
      may: order.may,
      today: dayOf(at),
      done: DONE.find((word) => word === new URL(args.request.url).searchParams.get('done')) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const id = args.params.id ?? ''
    await readSupervision(reader(), actor, id, now())
    const values = await formValues(args.request)
    const run = async (useCase: (work: Work) => Promise<{ outcome: string; id?: string }>) => {
      const { outcome, id: to } = await inTransaction(actor, useCase)
      const done = DONE.find((word) => word === outcome)
      if (done) return seeOther(`/console/supervision/${to ?? id}?done=${done}`)
      if (BESIDE_DATE.includes(outcome)) return refused({ errors: { demandedOn: outcome }, values })
      return conflict({ outcome, errors: {}, values })
    }
    switch (values.intent) {
      case 'receive':
        return run((work) => receiveSupervision(work, id))
      case 'reply': {
        const form = checkForm(values, replyForm)
        return form.ok ? run((work) => replyToSupervision(work, id, form.value.reply)) : refused(form)
      }
      case 'close': {
        const form = checkForm(values, closeForm)
        return form.ok ? run((work) => closeSupervision(work, id, form.value.closeNote)) : refused(form)
      }
      case 'extend':
      case 'raise': {
        const form = checkForm(values, demandForm)
        if (!form.ok) return refused(form)
        const useCase = values.intent === 'extend' ? extendSupervision : raiseSupervision
        return run((work) => useCase(work, id, form.value))
      }
      default:
        return json({ errors: {}, values }, { status: 400 })
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(data?.number ?? translator(language, oversightMessages)('ledger'), matches, { robots: 'noindex' })
}

type Problem = 'notOpen' | 'notReplied' | 'notRaisable'

/** One order: what was demanded, what was done, and the forms of both sides. */
export default function OrderPage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { outcome?: Problem }) | undefined
  const text = useMessages(oversightMessages)
  const paper = useMessages(orderPaperMessages)
  const errors = wordErrors(form, text)
  const other = (which: 'before' | 'after') => {
    const order = data[which]
    if (!order) return null
    const words = { number: order.number, level: text(`level_${order.level}`) }
    return (
      <p>
        <Link href={`/console/supervision/${order.id}`}>{text(which, words)}</Link>
      </p>
    )
  }
  return (
    <ConsolePage
      current="oversight"
      eyebrow={data.question.title ?? text('titleHidden')}
      title={text('orderTitle', { level: text(`level_${data.level}`), number: data.number })}
      tag={<OrderStateTag state={data.state} />}
      actions={
        <>
          <ButtonLink href={`/console/supervision/${data.id}/print`} icon="print">
            {paper('print')}
          </ButtonLink>
          <ButtonLink href={`/console/supervision/${data.id}/docx`} icon="download">
            {paper('docx')}
          </ButtonLink>
        </>
      }
    >
      {data.done && !form ? <Banner tone="success" result title={text(`done_${data.done}`)} /> : null}
      {form?.outcome ? <Banner tone="error" result title={text(form.outcome)} /> : null}
      <ErrorSummary errors={errors} />
      <Columns aside={<OrderForms order={data} form={form} errors={errors} />}>
        <Section id="facts" title={text('orderFacts')} first>
          <SummaryList
            rows={[
              { label: text('level'), value: <LevelTag level={data.level} /> },
              { label: text('addressed'), value: data.department },
              {
                label: text('code'),
                value: data.seesCase ? (
                  <Link href={`/console/questions/${data.question.id}`}>{data.question.code}</Link>
                ) : (
                  data.question.code
                ),
              },
              { label: text('due'), value: data.questionDue },
              {
                label: text('issued'),
                value: data.automatic ? `${data.issued} · ${text('automaticNote')}` : data.issued,
              },
              { label: text('demanded'), value: <b>{data.due}</b> },
              { label: text('reason'), value: <span className="whitespace-pre-line">{data.reason}</span> },
              ...(data.reply
                ? [{ label: text('reply'), value: <span className="whitespace-pre-line">{data.reply}</span> }]
                : []),
              ...(data.closeNote ? [{ label: text('closeNote'), value: data.closeNote }] : []),
            ]}
          />
          {other('before')}
          {other('after')}
        </Section>
        <Section id="history" title={text('history')}>
          <TimeRows
            rows={data.acts.map((line) => ({
              time: line.moment,
              title: text(`act_${line.act}`),
              note: [line.by, line.moved, line.note].filter(Boolean).join(' · '),
            }))}
          />
        </Section>
        <p className="no-print">
          <Link href="/console/supervision">{text('toLedger')}</Link>
        </p>
      </Columns>
    </ConsolePage>
  )
}
