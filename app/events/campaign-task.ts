// How a department stands with what it owes a campaign. The clock decides, so nothing of it is stored.

type Task = { owedEvents: number; published: number; dueOn: string }

/** Done when as many events are announced as are owed; overdue from the day after the due day (`YYYY-MM-DD`). */
export function taskState(task: Task, today: string): 'done' | 'open' | 'overdue' {
  if (task.published >= task.owedEvents) return 'done'
  return task.dueOn !== '' && task.dueOn < today ? 'overdue' : 'open'
}

export function missingEvents(task: Pick<Task, 'owedEvents' | 'published'>): number {
  return Math.max(0, task.owedEvents - task.published)
}
