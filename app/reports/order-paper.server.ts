// A supervision order (催办、督办) as a paper with a red head. It says nothing of a question but its public title, whoever prints
// it: paper travels.
import { eq } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf, formatDay, formatPaperDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, sentences } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { settingsByDepartment } from '#app/questions/oversight-settings.server.ts'
import { groupedCode, questionTitle } from '#app/questions/question.ts'
import { readSupervision } from '#app/questions/supervision-queries.server.ts'
import { workdaysBetween } from '#app/questions/working-calendar.ts'
import { departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { orderPaperMessages } from './order-messages.ts'
import type { RedHeadPaper } from './red-head-paper.ts'
import type { Block } from './report-paper.ts'

/** Who issues for the whole place, and the telephone of that office; from the settings of the site. */
export type Office = { name: string; phone: string }

/** NotFound to everybody whose the order is not. */
export async function readOrderPaper(
  reader: Reader,
  actor: Actor,
  id: string,
  { language, office, now }: { language: Language; office: Office; now: Date },
): Promise<RedHeadPaper> {
  const text = translator(language, orderPaperMessages)
  const order = await readSupervision(reader, actor, id, now)
  const day = (at: Date) => formatDay(dayOf(at), language)
  const numberOf = ({ level, year, number }: { level: string; year: number; number: number }) =>
    text(level === 'nudge' ? 'number_nudge' : 'number_order', { year, number })
  const number = numberOf(order)
  const issuedOn = formatPaperDay(dayOf(order.issuedAt), language)
  // The groups stay on one line.
  const code = groupedCode(order.question.trackingCode).replaceAll(' ', '\u00a0')
  const { issuer, parent } = await officesOf(reader, order, office, language)
  const { publicText, dueAt } = order.question
  const late = workdaysBetween(dayOf(dueAt), dayOf(order.issuedAt))
  const isNudge = order.level === 'nudge'
  const basis = order.basis || (await settingsByDepartment(reader))(order.departmentId).basis
  const moved = order.acts.find(({ act }) => act === 'extended')?.dueBefore
  const copies = order.copyTo || (parent && parent !== issuer.name ? parent : '')
  const heading = (words: string): Block => ({ type: 'heading', text: words })
  const paragraphs = (...words: string[]): Block[] =>
    words.filter((line) => line !== '').map((line) => ({ type: 'paragraph', text: line }))
  return {
    office: issuer.name,
    number,
    title: text(`title_${order.level}`, { code }),
    to: text('to', { department: localName(language, order.department.name, order.department.nameEn) }),
    blocks: [
      ...paragraphs(
        text(isNudge ? 'aboutNudge' : 'aboutOrder', {
          ...{ code, due: day(dueAt) },
          title: publicText === null ? '' : text('quoted', { title: questionTitle(publicText) }),
          lateness: late > 0 ? text('lateness_over', { count: late }) : text('lateness_in'),
        }),
        order.before ? text('before', { number: numberOf(order.before) }) : '',
      ),
      heading(text('matter')),
      ...paragraphs(...order.reason.split(/\n+/)),
      heading(text('basis')),
      ...paragraphs(basis),
      heading(text('deadline')),
      ...paragraphs(
        sentences(
          language,
          text(isNudge ? 'deadlineNudge' : 'deadlineOrder', { day: day(order.dueAt) }),
          moved ? text('moved', { day: day(moved) }) : '',
        ),
      ),
      heading(text('reply')),
      ...paragraphs(
        sentences(
          language,
          text(isNudge ? 'replyNudge' : 'replyOrder', { number }),
          text(`consequence_${order.level}`),
          issuer.phone ? text('phone', { phone: issuer.phone }) : '',
        ),
        text('end'),
      ),
    ],
    day: issuedOn,
    seal: text('seal'),
    copyTo: copies ? text('copies', { names: copies }) : '',
    issuer: issuer.name,
    issued: text('issued', { day: issuedOn }),
    mark: '',
  }
}

/** Whoever issued it (the department above, else the office of the site) and the department above the one addressed. */
async function officesOf(
  reader: Reader,
  order: { departmentId: string; issuedFor: string | null },
  office: Office,
  language: Language,
) {
  const named = async (id: string | null | undefined) => {
    const [row] = id ? await reader.select().from(departments).where(eq(departments.id, id)) : []
    return row
  }
  const own = await named(order.issuedFor)
  const parent = await named((await named(order.departmentId))?.parentId)
  return {
    issuer: own ? { name: localName(language, own.name, own.nameEn), phone: own.phone ?? '' } : office,
    parent: parent && localName(language, parent.name, parent.nameEn),
  }
}
