// Which of the two databases this process speaks. Read here, beside the configuration, because tables are built when modules load.
export type Dialect = 'sqlite' | 'postgresql'
export const dialect: Dialect = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgresql' : 'sqlite'
