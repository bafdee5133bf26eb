// Text columns of oversight: what one office writes to another. None is personal.
export const OVERSIGHT_COLUMNS: Record<string, readonly string[]> = {
  oversightSettings: ['id', 'areaId', 'publicOverdue', 'basis', 'changedBy'],
  clockNotices: ['id', 'clockId', 'stage'],
  supervisions: [
    'id',
    'questionId',
    'departmentId',
    'level',
    'reason',
    'openKey',
    'followsId',
    'issuedBy',
    'issuedFor',
    'receivedBy',
    'reply',
    'repliedBy',
    'closedBy',
    'closeNote',
  ],
  supervisionActs: ['id', 'supervisionId', 'act', 'staffId', 'note'],
  campaignReminders: ['id', 'campaignId', 'departmentId', 'kind', 'causeOn', 'dueOn', 'note', 'staffId'],
  silenceWarnings: ['id', 'departmentId', 'since'],
}
