// Makes an administrator from the command line, for an installation whose admins are all gone.
import { createInterface } from 'node:readline/promises'
import { hashPassword } from '#app/accounts/password.server.ts'
import { passwordProblem } from '#app/accounts/password-rules.ts'
import { createAdmin } from '#app/accounts/set-up.server.ts'
import { isMailAddress } from '#app/platform/mail-address.ts'
import { inTransaction } from '#db/work.ts'
import type { Command } from './command.ts'

/** The password comes from the keyboard or a pipe, never from the arguments, which other users of the machine can see. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stdout : undefined })
  try {
    return (await lines.question(question)).trim()
  } finally {
    lines.close()
  }
}

export const createAdminCommand: Command = {
  usage: 'EMAIL NAME',
  about: 'makes an administrator; asks for the password',
  async run([email = '', ...words]) {
    const name = words.join(' ').trim()
    if (!isMailAddress(email) || !name) {
      console.error('Usage: npm run ops -- create-admin EMAIL NAME')
      return 2
    }
    const password = await ask('Password (15 characters or more): ')
    const wrong = passwordProblem(password, { withCode: false, words: [name, email] })
    if (wrong) {
      console.error(`The password is not accepted: ${wrong}`)
      return 2
    }
    const passwordHash = await hashPassword(password)
    const outcome = await inTransaction({ kind: 'system', job: 'create-admin' }, (work) =>
      createAdmin(work, { name, email, passwordHash, language: 'zh-CN' }),
    )
    if (outcome.outcome !== 'added') {
      console.error('This mailbox has an account already.')
      return 1
    }
    console.log('The administrator is made and can sign in.')
    return 0
  },
}
