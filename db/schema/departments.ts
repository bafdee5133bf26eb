// Areas (属地) and departments as trees.
import type { Columns } from '../columns/index.ts'

export function defineDepartments(c: Columns) {
  const areas = c.table('areas', {
    id: c.text('id').primaryKey(),
    code: c.text('code').notNull().unique(),
    parentId: c.text('parent_id'),
    name: c.text('name').notNull(),
    nameEn: c.text('name_en').notNull(),
    /** province, city, county, township */
    level: c.text('level', { enum: ['province', 'city', 'county', 'township'] }).notNull(),
  })
  const departments = c.table(
    'departments',
    {
      id: c.text('id').primaryKey(),
      code: c.text('code').notNull().unique(),
      areaId: c
        .text('area_id')
        .notNull()
        .references(() => areas.id),
      parentId: c.text('parent_id'),
      name: c.text('name').notNull(),
      nameEn: c.text('name_en').notNull(),
      verticallyManaged: c.boolean('vertically_managed').notNull().default(false),
      /** 组织协调: the office (政府办公室, 政务公开办) that co-ordinates answers in its area */
      coordinates: c.boolean('coordinates').notNull().default(false),
      /** 分管负责同志: the member of staff who gets a copy of what is urged without a hand; null: nobody is set */
      leaderId: c.text('leader_id'),
      phone: c.text('phone'),
      address: c.text('address'),
      addressEn: c.text('address_en'),
      introduction: c.text('introduction'),
      introductionEn: c.text('introduction_en'),
      dutyKeywords: c.json<string[]>('duty_keywords').notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('departments_by_area').on(t.areaId)],
  )
  return { areas, departments }
}
export type Departments = ReturnType<typeof defineDepartments>
