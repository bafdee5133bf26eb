// Text of accounts, sessions and budgets against guessing and scripts: ids, states and keyed hashes.
export const ACCOUNT_COLUMNS: Record<string, readonly string[]> = {
  staff: ['id', 'emailHash', 'passwordHash', 'identityHash', 'language'],
  memberships: ['id', 'staffId', 'departmentId', 'role'],
  sessions: ['id', 'staffId', 'device', 'signedInBy'],
  accountTokens: ['id', 'purpose', 'staffId'],
  tryBudgets: ['keyHash'],
}
