// Writes one calendar file to standard output; calendar-file.test.ts runs it under several time zones of the machine.
import { calendarFile } from '#app/platform/calendar-file.server.ts'

process.stdout.write(
  calendarFile({
    method: 'REQUEST',
    entries: [
      {
        uid: '0192f1c4-7c1e-7a55-9b1e-000000000001@open.jimo.example',
        sequence: 2,
        startsAt: new Date('2026-12-05T09:00:00+08:00'),
        endsAt: new Date('2026-12-05T11:00:00+08:00'),
        title: '善智墨水，惠泽民生',
        updatedAt: new Date('2026-11-23T20:14:00+08:00'),
      },
    ],
  }),
)
