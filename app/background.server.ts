// Everything that runs without a request, one line each. Any number of processes may run it: work is claimed by
// conditional update, so a job finds nothing to do when another process was first.
import { endOldSessions } from './accounts/end-old-sessions.server.ts'
import { sealAudit } from './audit/seal-audit.server.ts'
import { forgetTries } from './budgets/share-tries.server.ts'
import { shareTries } from './budgets/shared-budgets.server.ts'
import { forgetPresences } from './drafts/desk-presence.server.ts'
import { publishScheduled } from './events/schedule-publication.server.ts'
import { expandMailings } from './mailings/expand-mailings.server.ts'
import { applyRetention } from './ops/retention.server.ts'
import { deliverMessages } from './outbox/deliver-messages.server.ts'
import { hours, minutes, seconds } from './platform/clock.ts'
import { untilHour } from './platform/dates.ts'
import { followCalendar } from './questions/calendar-years.server.ts'
import { indexMissingCases } from './questions/case-search.server.ts'
import { closeAnswered } from './questions/close-answered.server.ts'
import { forgetUnconfirmed } from './questions/follow-answer.server.ts'
import { flagStaleAnswers } from './questions/keep-answers.server.ts'
import { logOverdueClocks } from './questions/log-overdue.server.ts'
import { keepMonthFigures } from './questions/month-figures.server.ts'
import { sendCampaignNotices } from './questions/send-campaign-notices.server.ts'
import { sendClockNotices } from './questions/send-clock-notices.server.ts'
import { settleSupplements } from './questions/supplement-deadlines.server.ts'
import { urgeOverdue } from './questions/urge-overdue.server.ts'
import { warnOfSilence } from './questions/watch-silence.server.ts'
import { dropUnclaimedFiles } from './registrations/answer-files.server.ts'
import { releaseUnconfirmed } from './registrations/confirm-contact.server.ts'
import { expireOffers } from './registrations/expire-offers.server.ts'
import { remindRegistered } from './registrations/remind-registered.server.ts'
import { answerLinkRequests } from './registrations/request-links.server.ts'
import { runBulkActs } from './registrations/run-bulk-acts.server.ts'
import { runDraws } from './registrations/run-draws.server.ts'
import { thankVisitors } from './registrations/thank-visitors.server.ts'
import { sendReportNotices } from './reports/send-report-notices.server.ts'
import type { Job } from './web/jobs.server.ts'
import { deliverWebhooks } from './webhooks/deliver-webhooks.server.ts'
import { expandCheckIns } from './webhooks/expand-check-ins.server.ts'
import { expandWebhooks } from './webhooks/expand-webhooks.server.ts'
import { forgetDeliveries } from './webhooks/forget-deliveries.server.ts'

export const JOBS: readonly Job[] = [
  { name: 'seal-audit', every: seconds(1), run: sealAudit },
  { name: 'deliver-messages', every: seconds(1), run: deliverMessages },
  { name: 'expire-offers', every: seconds(30), run: expireOffers },
  { name: 'release-unconfirmed', every: seconds(20), run: releaseUnconfirmed },
  { name: 'remind-registered', every: minutes(1), run: remindRegistered },
  { name: 'drop-unclaimed-files', every: hours(1), run: dropUnclaimedFiles },
  { name: 'answer-link-requests', every: seconds(1), run: answerLinkRequests },
  { name: 'share-tries', every: seconds(1), run: () => shareTries() },
  { name: 'forget-tries', every: minutes(1), run: forgetTries },
  { name: 'expand-mailings', every: seconds(2), run: expandMailings },
  { name: 'run-draws', every: seconds(30), run: runDraws },
  { name: 'working-calendar', every: minutes(1), run: followCalendar },
  { name: 'log-overdue', every: minutes(5), run: logOverdueClocks },
  { name: 'index-cases', every: hours(24), run: indexMissingCases },
  { name: 'month-figures', every: minutes(1), run: (signal) => keepMonthFigures(signal) },
  { name: 'clock-notices', every: minutes(5), run: sendClockNotices },
  { name: 'urge-overdue', every: minutes(5), run: urgeOverdue },
  { name: 'supplement-deadlines', every: minutes(5), run: settleSupplements },
  { name: 'close-answered', every: minutes(10), run: closeAnswered },
  { name: 'report-notices', every: minutes(5), run: sendReportNotices },
  { name: 'campaign-notices', every: minutes(5), run: sendCampaignNotices },
  { name: 'watch-silence', every: hours(1), run: warnOfSilence },
  { name: 'bulk-acts', every: seconds(1), run: runBulkActs },
  { name: 'publish-scheduled', every: seconds(15), run: publishScheduled },
  { name: 'thank-visitors', every: minutes(5), run: thankVisitors },
  { name: 'forget-presences', every: minutes(5), run: forgetPresences },
  { name: 'end-old-sessions', every: hours(1), run: endOldSessions },
  { name: 'flag-stale-answers', every: hours(1), run: flagStaleAnswers },
  { name: 'forget-unconfirmed', every: hours(6), run: forgetUnconfirmed },
  { name: 'expand-webhooks', every: seconds(1), run: expandWebhooks },
  { name: 'expand-check-ins', every: seconds(2), run: (signal) => expandCheckIns(signal) },
  { name: 'deliver-webhooks', every: seconds(1), run: (signal) => deliverWebhooks(signal) },
  { name: 'forget-deliveries', every: hours(6), run: forgetDeliveries },
  { name: 'retention', every: untilHour(3), run: () => applyRetention({ dryRun: false }) },
]
