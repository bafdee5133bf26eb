// One letter of every kind, filled with believable facts, for the tests and for looking at.
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import type { Language } from '#app/platform/language.ts'
import { answerCorrected } from '#emails/answer-corrected.ts'
import { answerFollowConfirm, answerFollowNews } from '#emails/answer-follow.ts'
import { answerPublished } from '#emails/answer-published.ts'
import { answerReworked } from '#emails/answer-reworked.ts'
import { campaignNotice } from '#emails/campaign-notice.ts'
import { caseNotice } from '#emails/case-notice.ts'
import { columnNotice } from '#emails/column-notice.ts'
import { eventCancelled } from '#emails/event-cancelled.ts'
import { eventChanged } from '#emails/event-changed.ts'
import { eventLetter } from '#emails/event-letter.ts'
import { eventReminder } from '#emails/event-reminder.ts'
import { eventThanks } from '#emails/event-thanks.ts'
import type { Letter } from '#emails/letter.ts'
import {
  answerWithheld,
  questionClarification,
  questionExtended,
  questionMerged,
} from '#emails/question-clarification.ts'
import { questionDeclined } from '#emails/question-declined.ts'
import { questionInterim } from '#emails/question-interim.ts'
import type { QuestionLetterProps } from '#emails/question-letter.ts'
import { questionReceived } from '#emails/question-received.ts'
import { questionSplit } from '#emails/question-split.ts'
import { questionWithdrawn } from '#emails/question-withdrawn.ts'
import { registrationCancelled } from '#emails/registration-cancelled.ts'
import { registrationChanged } from '#emails/registration-changed.ts'
import { registrationConfirm } from '#emails/registration-confirm.ts'
import { registrationConfirmed } from '#emails/registration-confirmed.ts'
import { registrationContactChanged } from '#emails/registration-contact-changed.ts'
import { registrationDrawn } from '#emails/registration-drawn.ts'
import { registrationInLottery } from '#emails/registration-in-lottery.ts'
import type { RegistrationLetterProps, RegistrationStatus } from '#emails/registration-letter.ts'
import { registrationLinks } from '#emails/registration-links.ts'
import { registrationNotDrawn } from '#emails/registration-not-drawn.ts'
import { registrationOfferExpired } from '#emails/registration-offer-expired.ts'
import { registrationOffered } from '#emails/registration-offered.ts'
import { registrationPending } from '#emails/registration-pending.ts'
import { registrationPromoted } from '#emails/registration-promoted.ts'
import { registrationRefused } from '#emails/registration-refused.ts'
import { registrationWaiting } from '#emails/registration-waiting.ts'
import { reportNotice } from '#emails/report-notice.ts'
import { reviewNotice } from '#emails/review-notice.ts'
import { scoreNotice } from '#emails/score-notice.ts'
import { silenceWarning } from '#emails/silence-warning.ts'
import { staffInvitation } from '#emails/staff-invitation.ts'
import { staffPasswordReset } from '#emails/staff-password-reset.ts'
import { testMail } from '#emails/test-mail.ts'
import { webhookPaused } from '#emails/webhook-paused.ts'

export const TICKET_URL = 'https://open.jimo.example/t/h7m2pq9xk4vd8wz3ncrt6yfgbj'
export const MANAGE_URL = 'https://open.jimo.example/r/q3v9tm5wn8xk2hd7zc4rp6yjbg'
const FOLLOW_URL = 'https://open.jimo.example/follow/0193c.m4vd8wz3ncrt6yfgbjh7m2pq9xa'
const QUESTION_URL = 'https://open.jimo.example/questions/4820175639'

const at = (text: string) => new Date(`${text}:00+08:00`)
const startsAt = at('2026-12-05T09:00')
const endsAt = at('2026-12-05T11:00')
const expiresAt = at('2026-12-03T18:00')

/** Whether every long text and number a department may enter is there, or only what must be. */
export type Fullness = 'full' | 'bare'

function registrationProps(
  language: Language,
  status: RegistrationStatus,
  fullness: Fullness,
): RegistrationLetterProps {
  const isEnglish = language === 'en'
  const isFull = fullness === 'full'
  return {
    language,
    site: isEnglish ? 'Government Open Days' : '政务开放日',
    name: isFull ? '孙玉梅' : undefined,
    department: {
      name: isEnglish ? 'Jimo Water Bureau' : '即墨区水利局',
      phone: isFull ? '0532-8551 1205' : undefined,
    },
    event: {
      title: isEnglish ? 'Good water for Jimo: from the reservoir to your tap' : '善智墨水，惠泽民生：从水库到水龙头',
      url: 'https://open.jimo.example/events/jimo-water-open-day',
      askUrl: 'https://open.jimo.example/ask?event=jimo-water-open-day',
      venueName: isEnglish ? 'Smart Water Control Centre, hall on the ground floor' : '智慧水务调度中心一楼大厅',
      venueAddress: isFull ? (isEnglish ? '1 Heshan Road, Jimo, Qingdao' : '青岛市即墨区鹤山路 1 号') : '',
      transport: isFull
        ? isEnglish
          ? 'Bus 101 or 907 to Heshan Road; parking at gate 2'
          : '乘 101、907 路公交车到鹤山路站；自驾请走 2 号门停车'
        : undefined,
      whatToBring: isFull ? (isEnglish ? 'Flat shoes for the tour' : '参观要走一段台阶，请穿平底鞋') : undefined,
    },
    slot: {
      startsAt,
      endsAt,
      checkInOpensAt: at('2026-12-05T08:40'),
      drawAt: status === 'inLottery' ? at('2026-12-01T10:00') : null,
    },
    registration: {
      status,
      partySize: isFull ? 3 : 1,
      shortCode: '83062175',
      waitingPosition: status === 'waiting' ? 12 : null,
      cancelledBy: status === 'cancelled' ? 'citizen' : null,
    },
    manageUrl: MANAGE_URL,
    ticketUrl: TICKET_URL,
    calendar: status === 'confirmed' ? 'REQUEST' : status === 'cancelled' ? 'CANCEL' : null,
  }
}

function questionProps(language: Language, fullness: Fullness): QuestionLetterProps {
  const registration = registrationProps(language, 'confirmed', fullness)
  return {
    language,
    site: registration.site,
    name: registration.name,
    trackingCode: '4820175639',
    url: QUESTION_URL,
    department: registration.department,
    eventTitle: fullness === 'full' ? registration.event.title : undefined,
  }
}

const ANSWER = {
  'zh-CN': {
    question: '老旧小区水压不足，什么时候改造？',
    answer:
      '您反映的小区已列入 **2027 年二次供水改造计划**。\n\n1. 2027 年 3 月前完成入户勘查；\n2. 2027 年 9 月前完成施工。\n\n施工停水会提前 24 小时在小区公告。详情见[改造名单](https://www.jimo.gov.cn/water/2027)。',
    policyBasis: '《青岛市二次供水管理办法》第十二条',
  },
  en: {
    question: 'When will the water pressure in our old estate be improved?',
    answer:
      'Your estate is in the **2027 programme**.\n\n1. Survey by March 2027;\n2. works finished by September 2027.\n\nSee the [list of estates](https://www.jimo.gov.cn/water/2027).',
    policyBasis: 'Qingdao Measures on Secondary Water Supply, article 12',
  },
} as const

const WORDS = {
  'zh-CN': {
    subject: '集合地点提示',
    text: '请提前**十五分钟**到一楼大厅集合。\n\n名单见[活动页](https://open.jimo.example/events/a)。',
    sms: '请提前十五分钟到一楼大厅集合。',
  },
  en: {
    subject: 'Where to meet',
    text: 'Please meet us **fifteen minutes early**.\n\nSee the [event page](https://open.jimo.example/events/a).',
    sms: 'Please meet us fifteen minutes early.',
  },
} as const

const changes = (props: RegistrationLetterProps) => [
  {
    label: 'time' as const,
    from: '2026-12-05T01:00:00.000Z/2026-12-05T03:00:00.000Z',
    to: '2026-12-05T06:00:00.000Z/2026-12-05T08:00:00.000Z',
  },
  { label: 'venue' as const, from: '水利局二楼会议室', to: props.event.venueName },
]

/** A letter of every kind. */
export function letterOf(kind: MessageKind, language: Language, fullness: Fullness = 'full'): Letter {
  const about = (status: RegistrationStatus) => registrationProps(language, status, fullness)
  const question = questionProps(language, fullness)
  const answer = { ...ANSWER[language], publishedOn: '2026-12-10' }
  const reason =
    language === 'en'
      ? 'A burst main has to be repaired at the centre.'
      : '调度中心供水主管道抢修，当日不具备参观条件。'
  const staff = {
    language,
    site: question.site,
    name: '王海燕',
    address: 'wang@jimo.example',
    url: 'https://open.jimo.example/invitation/m4vd8wz3ncrt6yfgbjh7m2pq9x',
    expiresAt,
  }
  switch (kind) {
    case 'registration-confirmed':
      return registrationConfirmed(about('confirmed'))
    case 'registration-confirm':
      return registrationConfirm({
        ...about('confirmed'),
        confirmUrl: 'https://open.jimo.example/confirm/0199.q3v9tm5wn8xk2hd7zc4rp6yjbg',
        until: expiresAt,
      })
    case 'registration-waiting':
      return registrationWaiting(about('waiting'))
    case 'registration-pending':
      return registrationPending(about('pendingApproval'))
    case 'registration-in-lottery':
      return registrationInLottery(about('inLottery'))
    case 'registration-drawn':
      return registrationDrawn({ ...about('confirmed'), number: '17', slotId: 'slot' })
    case 'registration-not-drawn':
      return registrationNotDrawn({ ...about('waiting'), number: '18', slotId: 'slot' })
    case 'registration-offered':
      return registrationOffered({ ...about('offered'), expiresAt })
    case 'registration-promoted':
      return registrationPromoted(about('confirmed'))
    case 'registration-offer-expired':
      return registrationOfferExpired({ ...about('expired'), expiredAt: expiresAt })
    case 'registration-changed':
      return registrationChanged({ ...about('confirmed'), changes: [{ label: 'people', from: '2', to: '3' }] })
    case 'registration-contact-changed':
      return registrationContactChanged(about('confirmed'))
    case 'registration-cancelled':
      return registrationCancelled({ ...about('cancelled'), reason: undefined })
    case 'registration-refused':
      return registrationRefused({ ...about('cancelled'), reason })
    case 'registration-links':
      return registrationLinks({
        language,
        site: question.site,
        registrations: [
          { title: about('confirmed').event.title, startsAt, endsAt, status: 'confirmed', manageUrl: MANAGE_URL },
          {
            title: language === 'en' ? 'Inside a home for the elderly' : '走进养老机构，感受“银龄”生活',
            startsAt: at('2026-12-12T14:00'),
            endsAt: at('2026-12-12T16:00'),
            status: 'waiting',
            manageUrl: 'https://open.jimo.example/r/zc4rp6yjbgq3v9tm5wn8xk2hd7',
          },
        ],
        questions: [
          {
            code: '4820175639',
            askedOn: language === 'en' ? '1 December 2026' : '2026年12月1日',
            state: 'answered',
            url: QUESTION_URL,
          },
        ],
        all: 'https://open.jimo.example/mine/20261208.h7m2pq9xk4vd8wz3ncrt6yfgbj.q3v9tm5wn8xk2hd7zc4rp6',
      })
    case 'event-changed':
      return eventChanged({ ...about('confirmed'), changes: changes(about('confirmed')) })
    case 'event-cancelled':
      return eventCancelled({ ...about('cancelled'), reason })
    case 'event-reminder':
      return eventReminder(about('confirmed'))
    case 'event-letter':
    case 'test-letter':
      return eventLetter(about('confirmed'), { ...WORDS[language], afterwards: false })
    case 'event-thanks':
      return eventThanks(about('confirmed'))
    case 'question-received':
      return questionReceived({ ...question, dueOn: '2026-12-14' })
    case 'question-declined':
      return questionDeclined({ ...question, reason, route: 'hotline', hotline: '12345' })
    case 'question-clarification':
      return questionClarification({ ...question, request: reason, supplyUrl: `${question.url}/supplement` })
    case 'question-extended':
      return questionExtended({ ...question, reason, dueOn: '2026年12月16日（星期三）' })
    case 'question-split':
      return questionSplit({
        ...question,
        other: { trackingCode: '7361904825', url: 'https://open.jimo.example/questions/7361904825' },
      })
    case 'question-interim':
      return questionInterim({ ...question, reply: reason, dueOn: '2026年12月16日（星期三）' })
    case 'question-withdrawn':
      return questionWithdrawn({ ...question, reason, goesOn: false, keptDays: 7 })
    case 'question-merged':
      return questionMerged(question)
    case 'answer-withheld':
      return answerWithheld({ ...question, reason })
    case 'case-notice':
      return caseNotice({ ...staff, notice: 'assigned', trackingCode: '2026120504', dueOn: '2026-12-14' })
    case 'silence-warning':
      return silenceWarning({
        ...staff,
        department: fullness === 'full' ? '即墨区水利局' : undefined,
        since: '2026-09-28',
        months: 2,
        url: 'https://open.jimo.example/console/oversight',
      })
    case 'report-notice':
      return reportNotice({
        ...staff,
        notice: fullness === 'full' ? 'urged' : 'beforeDue',
        event: about('confirmed').event.title,
        department: '即墨区水利局',
        reports: fullness === 'full' ? ['questionList', 'summary'] : ['implementation'],
        dueOn: '2026-12-18',
        demandedOn: fullness === 'full' ? '2026-12-21' : undefined,
        note: fullness === 'full' ? reason : undefined,
        url: 'https://open.jimo.example/console/events/0193c/reports',
      })
    case 'campaign-notice':
      return campaignNotice({
        ...staff,
        notice: fullness === 'full' ? 'urged' : 'escalated',
        campaign: '政务公开主题日',
        campaignEn: fullness === 'full' ? 'Openness Theme Day' : null,
        department: '即墨区水利局',
        departmentEn: 'Jimo Water Bureau',
        owedEvents: 3,
        published: 1,
        dueOn: '2026-12-04',
        note: fullness === 'full' ? '年底前务必办完，有困难请来电说明。' : null,
        url: 'https://open.jimo.example/console/campaigns/0193c',
      })
    case 'score-notice':
      return scoreNotice({
        ...staff,
        notice: fullness === 'full' ? 'upheld' : 'raised',
        month: '2026-11',
        department: '即墨区水利局',
        departmentEn: 'Jimo Water Bureau',
        line: 'onTime',
        note: reason,
        url: 'https://open.jimo.example/console/statistics/scores/2026-11/jimo-water',
      })
    case 'column-notice':
      return columnNotice({
        ...staff,
        notice: fullness === 'full' ? 'returned' : 'handedIn',
        title: '开学季专题',
        titleEn: fullness === 'full' ? 'Back to school' : '',
        department: '即墨区教育和体育局',
        departmentEn: 'Jimo Education and Sports Bureau',
        note: fullness === 'full' ? reason : null,
        url: 'https://open.jimo.example/console/columns/0193c',
      })
    case 'review-notice':
      return reviewNotice({
        ...staff,
        notice: fullness === 'full' ? 'returned' : 'handedIn',
        title: '善智墨水，惠泽民生',
        titleEn: fullness === 'full' ? 'Water for Jimo' : null,
        department: '即墨区水利局',
        departmentEn: 'Jimo Water Bureau',
        startsAt,
        endsAt,
        note: fullness === 'full' ? reason : null,
        url: 'https://open.jimo.example/console/events/0193c/review',
      })
    case 'webhook-paused':
      return webhookPaused({
        ...staff,
        host: 'hooks.jimo.example',
        since: at('2026-11-28T09:00'),
        url: 'https://open.jimo.example/console/webhooks/0193c',
      })
    case 'answer-published':
      return answerPublished({ ...question, ...answer })
    case 'answer-corrected':
      return answerCorrected({ ...question, ...answer, correctionNote: reason })
    case 'answer-reworked':
      return answerReworked({ ...question, ...answer, note: reason })
    case 'answer-follow-confirm':
      return answerFollowConfirm({ ...question, name: undefined, question: answer.question, followUrl: FOLLOW_URL })
    case 'answer-follow-news':
      return answerFollowNews({
        ...question,
        name: undefined,
        question: answer.question,
        followUrl: FOLLOW_URL,
        corrected: fullness === 'full',
        note: fullness === 'full' ? reason : '',
      })
    case 'staff-invitation':
      return staffInvitation(staff)
    case 'staff-password-reset':
      return staffPasswordReset(staff)
    case 'test-mail':
      return testMail({ ...staff, sender: 'open-day@jimo.example', sentAt: startsAt })
  }
}
