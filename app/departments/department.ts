// Departments and areas: their codes stand in public addresses, their trees say who belongs to whom.

export const AREA_LEVELS = ['province', 'city', 'county', 'township'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

/** Lower-case letters, digits and hyphens: the last part of `/departments/CODE`. */
export const DEPARTMENT_CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** 行政区划代码: digits, or letters where a place has none. */
export const AREA_CODE = /^[0-9a-z]+(-[0-9a-z]+)*$/

export type TreeRow<Item> = Item & { depth: number }

/**
 * Items in the order of their tree, each with its depth. A parent that is not among them counts as none, and one that
 * would close a circle is cut, so that everything is listed once.
 */
export function treeOf<Item extends { id: string; parentId: string | null }>(items: readonly Item[]): TreeRow<Item>[] {
  const known = new Set(items.map((item) => item.id))
  const children = new Map<string | null, Item[]>()
  for (const item of items) {
    const parent = item.parentId && known.has(item.parentId) ? item.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), item])
  }
  const rows: TreeRow<Item>[] = []
  const seen = new Set<string>()
  const walk = (parent: string | null, depth: number) => {
    for (const item of children.get(parent) ?? []) {
      if (seen.has(item.id)) continue
      seen.add(item.id)
      rows.push({ ...item, depth })
      walk(item.id, depth + 1)
    }
  }
  walk(null, 0)
  for (const item of items) if (!seen.has(item.id)) rows.push({ ...item, depth: 0 })
  return rows
}

/** True if making `parentId` the parent of `id` would close a circle. */
export function closesCircle(
  items: readonly { id: string; parentId: string | null }[],
  id: string,
  parentId: string | null,
): boolean {
  const parents = new Map(items.map((item) => [item.id, item.parentId]))
  const passed = new Set<string>()
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (at === id) return true
    if (passed.has(at)) return false
    passed.add(at)
  }
  return false
}
