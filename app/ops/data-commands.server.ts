// The operator's commands about the data. What they print names counts and files, never a person.
import { writeFileSync } from 'node:fs'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { pathOf } from '#db/store.ts'
import { backUp, restore } from './backup.server.ts'
import type { Command } from './command.ts'
import { erasePerson } from './erase-person.server.ts'
import { readKeyRing } from './key-ring-file.server.ts'
import { applyRetention, type RetentionReport } from './retention.server.ts'
import { rewritePersonalData, withNewKey } from './rotate-keys.server.ts'
import { seedDemo } from './seed-demo.server.ts'
import { verifyAll } from './verify.server.ts'

const isEmbedded = () => config().databaseUrl.startsWith('file:')

function refuse(message: string): 2 {
  console.error(message)
  return 2
}

export const backupCommand: Command = {
  usage: 'FILE',
  about: 'writes a proven copy of the database, while the service runs',
  async run([file]) {
    if (!file) return refuse('Name the file to write.')
    if (!isEmbedded()) return refuse('On PostgreSQL use pg_dump; see README, Back-up.')
    const facts = await backUp(pathOf(config().databaseUrl), file)
    console.log(
      `Wrote ${facts.rows} rows of ${facts.tables} tables, ${facts.bytes} bytes. Keep ${config().secretsFile} apart from it: without the keys the names cannot be read.`,
    )
    return 0
  },
}

export const restoreCommand: Command = {
  usage: 'FILE',
  about: 'puts a back-up in the place of the database; stop the service first',
  store: false,
  async run([file]) {
    if (!file) return refuse('Name the back-up file.')
    if (!isEmbedded()) return refuse('On PostgreSQL use pg_restore; see README, Back-up.')
    try {
      const report = await restore(file, pathOf(config().databaseUrl), now())
      console.log(
        `Restored ${report.rows} rows of ${report.tables} tables.${report.kept ? ` The former database is kept as ${report.kept}.` : ''}`,
      )
      return 0
    } catch (error) {
      console.error(`Not restored: ${error instanceof Error ? error.message : 'unknown fault'}`)
      return 1
    }
  },
}

export const verifyCommand: Command = {
  usage: '',
  about: 'checks the database, recounts seats and heads, recomputes the audit chain',
  async run() {
    const verdicts = await verifyAll()
    for (const { check, ok, found } of verdicts) console.log(`${ok ? 'ok   ' : 'FAULT'}  ${check}: ${found}`)
    return verdicts.every((verdict) => verdict.ok) ? 0 : 1
  },
}

/** What retention empties, in the words of its report. */
const RETAINED: Record<Exclude<keyof RetentionReport, 'sessions'>, string> = {
  registrations: 'registrations',
  identities: 'identity numbers',
  formFiles: 'files given',
  questions: 'questions',
  feedback: 'judgements',
  gateNotes: 'notes of the gates',
  outboxMessages: 'messages',
  staff: 'closed accounts',
  auditEntries: 'addresses in the audit trail',
  workingDrafts: 'drafts never saved',
}

export const retentionCommand: Command = {
  usage: '[--dry-run]',
  about: 'empties personal data whose time has come; runs by itself every night at three (Beijing)',
  async run(args) {
    if (args.some((arg) => arg !== '--dry-run')) return refuse('Only --dry-run is known.')
    const dryRun = args.includes('--dry-run')
    const report = await applyRetention({ dryRun })
    const emptied = Object.entries(RETAINED).map(([name, words]) => `${report[name as keyof typeof RETAINED]} ${words}`)
    console.log(
      `${dryRun ? 'Would empty' : 'Emptied'}: ${emptied.join(', ')}; ${dryRun ? 'end' : 'ended'}: ${report.sessions} old sessions.`,
    )
    return 0
  },
}

export const eraseCommand: Command = {
  usage: 'CONTACT',
  about: 'erases the person behind a phone number or an e-mail address',
  async run([contact]) {
    if (!contact) return refuse('Name a phone number or an e-mail address.')
    const report = await erasePerson(contact)
    console.log(
      `Erased ${report.registrations} registrations (${report.cancelled} were cancelled first), ${report.questions} questions, ${report.messages} messages.`,
    )
    return 0
  },
}

export const rotateKeysCommand: Command = {
  usage: '',
  about: 'makes a new key and rewrites all personal data with it',
  async run() {
    const path = config().secretsFile
    const ring = withNewKey(readKeyRing(path))
    // The new key is on disk before the first value is written with it.
    writeFileSync(path, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600 })
    console.log(
      `Rewrote ${await rewritePersonalData(ring)} values. Restart the service, so that it writes with the new key too.`,
    )
    return 0
  },
}

export const seedDemoCommand: Command = {
  usage: '',
  about: 'fills an empty database with sample data',
  async run() {
    if (await seedDemo()) return 0
    console.error('The database is not empty; nothing was written.')
    return 1
  },
}
