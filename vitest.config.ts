// The tests, without the Remix plug-in. A suite that touches the store runs twice: on SQLite and on PostgreSQL.
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const ANY = '**/*.test.{ts,tsx}'
const WITHOUT_DATABASE = ['tests/*.test.{ts,tsx}', `tests/{platform,ui,emails,architecture,tooling,embedded}/${ANY}`]
const JOURNEYS = [`tests/journeys/${ANY}`]

/** All else, so that a new folder of tests belongs to both databases without being named anywhere. */
const suite = (name: string, order: number, env: Record<string, string>): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: [`tests/${ANY}`],
    exclude: [...WITHOUT_DATABASE, ...JOURNEYS],
    env,
    globalSetup: `tests/support/${name}-setup.ts`,
    sequence: { groupOrder: order },
    // Loading the program once for each of a hundred files takes longer than the tests. A test leaves nothing behind: its
    // store, keys and budgets are its own (tests/support/world.ts).
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // The groups run one after the other: two cores serve one of them well.
    projects: [
      {
        test: {
          name: 'unit',
          include: WITHOUT_DATABASE,
          env: { TZ: 'America/Los_Angeles' },
          sequence: { groupOrder: 0 },
        },
      },
      // The address only names the dialect, which db/dialect.ts reads; no test opens it. The zones are none of ours, so
      // that a date made with the zone of the machine shows.
      suite('sqlite', 1, { DATABASE_URL: 'file:no-such-folder/dialect-only.db', TZ: 'America/Los_Angeles' }),
      suite('postgresql', 2, { DATABASE_URL: 'postgres://dialect.only.invalid/none', TZ: 'UTC' }),
      {
        test: {
          name: 'journeys',
          include: JOURNEYS,
          globalSetup: 'tests/support/journeys-setup.ts',
          sequence: { groupOrder: 3 },
          testTimeout: 400_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
