import { open, openWith, page, post, type Row } from './row.ts'

const readers = ['organiser', 'answerOfficer', 'reviewer', 'overseer'] as const
const editors = ['organiser', 'answerOfficer'] as const
const column = '/console/columns/:id'
const section = `${column}/sections/:section`

export const COLUMNS_ROWS: readonly Row[] = [
  open('/columns'),
  open('/columns.atom'),
  openWith('/columns/:slug.atom', (world) => `/columns/${world.column.slug}.atom`),
  openWith('/columns/:slug', (world) => `/columns/${world.column.slug}`),
  openWith(
    '/columns/:slug/pictures/:hash',
    (world) => `/columns/${world.column.slug}/pictures/${world.column.pictureHash}`,
  ),
  page('/console/columns', [...readers, 'outsider']),
  page('/console/columns/new', [...editors, 'outsider']),
  post('/console/columns/new', [...editors, 'outsider'], 422),
  page(column, readers, { path: (world) => `/console/columns/${world.column.id}` }),
  post(column, readers, 422, { path: (world) => `/console/columns/${world.column.id}` }),
  page(`${column}/edit`, editors, { path: (world) => `/console/columns/${world.column.id}/edit` }),
  post(`${column}/edit`, editors, 422, { path: (world) => `/console/columns/${world.column.id}/edit` }),
  page(section, editors, { path: (world) => `/console/columns/${world.column.id}/sections/${world.column.section}` }),
  post(section, editors, 422, {
    path: (world) => `/console/columns/${world.column.id}/sections/${world.column.section}`,
  }),
  page(`${section}/items`, editors, {
    path: (world) => `/console/columns/${world.column.id}/sections/${world.column.section}/items`,
  }),
  post(`${section}/items`, editors, 422, {
    path: (world) => `/console/columns/${world.column.id}/sections/${world.column.section}/items`,
  }),
]
