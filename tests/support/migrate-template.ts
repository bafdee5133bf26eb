// Migrates the database in DATABASE_URL. A process of its own, because a process knows one dialect.
import { migrate } from '#db/migrate.ts'

await migrate(process.env.DATABASE_URL as string)
process.exit(0)
