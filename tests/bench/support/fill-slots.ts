// Migrates a database and makes the slots of a bench in it, in a process of its own: the dialect is chosen when modules load.
//   DATABASE_URL=… node fill-slots.ts '{"seats": {…}, "slotCount": 20}'
import { openBenchStoreAt } from './bench-database.ts'

const { seats, slotCount } = JSON.parse(process.argv[2] ?? '{}')
await (await openBenchStoreAt(process.env.DATABASE_URL ?? '', seats, slotCount)).close()
