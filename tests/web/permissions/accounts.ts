import { everybody, open, openWith, page, post, type Row, staff } from './row.ts'

export const ACCOUNTS_ROWS: readonly Row[] = [
  page('/login', ['anonymous']),
  // Who is signed in already is sent on.
  post('/login', ['anonymous'], 422, { refusal: 303 }),
  // No provider of identities is set in the tests of the table; tests/accounts/single-sign-on.test.ts has one.
  open('/login/identity', 404),
  open('/login/identity/callback', 404),
  open('/login/identity/end', 404),
  open('/login/identity/code', 303),
  post('/login/identity/code', everybody, 303),
  open('/login/forgotten'),
  post('/login/forgotten', everybody, 422),
  openWith('/set-up/:token', (world) => `/set-up/${world.setUpToken}`),
  post('/set-up/:token', everybody, 422, { path: (world) => `/set-up/${world.setUpToken}` }),
  openWith('/invitation/:token', (world) => `/invitation/${world.invitation}`),
  post('/invitation/:token', everybody, 422, { path: (world) => `/invitation/${world.invitation}` }),
  page('/console', staff),
  page('/console/sign-out', staff, { answer: 303 }),
  post('/console/sign-out', staff, 303),
  page('/console/account', staff),
  post('/console/account', staff, 422),
  page('/console/account/codes', staff),
  post('/console/account/codes', staff, 303),
  page('/console/staff', ['admin']),
  page('/console/staff/invite', ['admin']),
  post('/console/staff/invite', ['admin'], 422),
  page('/console/staff/:id', ['admin'], { path: (world) => `/console/staff/${world.staffIds.organiser}` }),
  post('/console/staff/:id', ['admin'], 422, { path: (world) => `/console/staff/${world.staffIds.organiser}` }),

  page('/console/departments', ['admin', 'overseer']),
  page('/console/departments/new', ['admin']),
  post('/console/departments/new', ['admin'], 422),
  page('/console/departments/areas/new', ['admin']),
  post('/console/departments/areas/new', ['admin'], 422),
  page('/console/departments/:id', ['admin'], { path: (world) => `/console/departments/${world.departmentId}` }),
  post('/console/departments/:id', ['admin'], 422, { path: (world) => `/console/departments/${world.departmentId}` }),
]
