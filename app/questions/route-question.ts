// Who answers: the six rules of 回应关切的责任单位 (国办发〔2016〕61号), duties and places, as one pure decision. It proposes; a
// person decides. Rules are applied in a fixed order, and each that fired is named with what it found:
//
// | what                     | decided by                                                                           |
// | ------------------------ | ------------------------------------------------------------------------------------ |
// | lead                     | several places (4) › duty in the place (2) › duty above the place (2) › first contact |
// | co-units                 | the places' departments (4), then other departments whose duty it is too (5)          |
// | coordinator              | a vertically managed lead: the body above it (3); else the office of the lead's area (2) |
// | State Council, principal | policies of the State Council (1) and exceptional gravity (6) are added, and take nothing away |
import type { AreaLevel } from '#app/departments/department.ts'
import { foldText } from '#app/platform/text.ts'

export type RouteUnit = {
  id: string
  areaId: string
  parentId: string | null
  name: string
  verticallyManaged: boolean
  /** an office that co-ordinates (政府办公室, 政务公开办); it answers for no duty of others */
  coordinates: boolean
  keywords: readonly string[]
}
export type RouteArea = { id: string; parentId: string | null; level: AreaLevel; name: string }
export type RouteQuestion = {
  text: string
  topic: string | null
  /** the department that has it now */
  departmentId: string
  gravity: 'normal' | 'major' | 'exceptional'
  statePolicy: boolean
  /** places concerned; empty: that of the department */
  areaIds: readonly string[]
}

export const ROUTE_RULES = ['1', '2', '3', '4', '5', '6', 'above', 'firstContact', 'noDuty'] as const
export type RouteRule = (typeof ROUTE_RULES)[number]
export type FiredRule = {
  rule: RouteRule
  /** duty words that were found, names of places, names of departments */
  words: readonly string[]
}
/** Rules whose words are duty words. */
const BY_DUTY: readonly RouteRule[] = ['2', 'above']

/** What is kept of a proposal: its rules apart by spaces, those found by duty words with the words, `2:水质|管网 5`. */
export function writeRules(rules: readonly FiredRule[]): string {
  return rules
    .map(({ rule, words }) => {
      const kept = BY_DUTY.includes(rule) ? words.map((word) => word.replace(/[\s|:]/g, '')).filter(Boolean) : []
      return kept.length > 0 ? `${rule}:${kept.join('|')}` : rule
    })
    .join(' ')
}

/** Reads what writeRules wrote, and rules that were kept without words. */
export function readRules(kept: string): FiredRule[] {
  return kept.split(' ').flatMap((part) => {
    const [name, words = ''] = part.split(':')
    const rule = ROUTE_RULES.find((one) => one === name)
    return rule ? [{ rule, words: words.split('|').filter(Boolean) }] : []
  })
}

export type MisroutedBy = { rule: RouteRule; word: string; count: number; proposed: number }

/** Misroutes by the rule and the duty word that led to them, the most frequent first; `word` is empty where none did. */
export function misroutesByRule(misroutes: readonly { rules: string; wasProposed: boolean }[]): MisroutedBy[] {
  const rows = new Map<string, MisroutedBy>()
  for (const { rules, wasProposed } of misroutes) {
    for (const { rule, words } of readRules(rules)) {
      for (const word of words.length > 0 ? words : ['']) {
        const row = rows.get(`${rule} ${word}`) ?? { rule, word, count: 0, proposed: 0 }
        row.count += 1
        if (wasProposed) row.proposed += 1
        rows.set(`${rule} ${word}`, row)
      }
    }
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || (a.rule + a.word < b.rule + b.word ? -1 : 1))
}

export type Route = {
  lead: RouteUnit | null
  coUnits: RouteUnit[]
  coordinator: RouteUnit | null
  /** 第一责任主体 outside this system: 国务院相关部门 */
  stateCouncil: boolean
  /** 本级政府主要负责同志 leads */
  principal: boolean
  rules: FiredRule[]
}

const MOST_CO_UNITS = 3
/** Departments that hit at least this share of the best one's score are concerned as well. */
const ALSO_CONCERNED = 0.5

type Hit = { unit: RouteUnit; words: string[]; score: number }

export function routeQuestion(
  question: RouteQuestion,
  units: readonly RouteUnit[],
  areas: readonly RouteArea[],
): Route {
  const map = new Map(areas.map((area) => [area.id, area]))
  const holder = units.find(({ id }) => id === question.departmentId) ?? null
  const own = holder ? [holder.areaId] : []
  const places = placesOf(question.areaIds.length > 0 ? question.areaIds : own, map)
  const hits = units.flatMap((unit) => hitOf(unit, question))
  const rules: FiredRule[] = []

  const led = places.length > 1 ? leadOfSeveral(places, hits, map) : leadOfOne(places[0] ?? null, hits, map)
  let lead: RouteUnit | null = null
  const coUnits: RouteUnit[] = []
  if (led) {
    lead = led.lead.unit
    rules.push({ rule: led.rule, words: led.rule === '4' ? led.places.map(({ name }) => name) : led.lead.words })
    if (led.rule === '4') rules.push({ rule: 'above', words: led.lead.words })
    coUnits.push(...led.local)
    const also = led.rivals.filter(({ unit }) => unit.id !== lead?.id && !coUnits.includes(unit))
    if (also.length > 0) {
      coUnits.push(...also.map(({ unit }) => unit))
      rules.push({ rule: '5', words: also.map(({ unit }) => unit.name) })
    }
  } else if (holder && !holder.coordinates) {
    lead = holder
    rules.push({ rule: 'firstContact', words: [holder.name] })
  } else rules.push({ rule: 'noDuty', words: [] })

  const coordinator = coordinatorOf(lead ?? holder, units, map)
  if (lead?.verticallyManaged && coordinator && coordinator.id === lead.parentId) {
    rules.push({ rule: '3', words: [coordinator.name] })
  }
  if (question.statePolicy) rules.unshift({ rule: '1', words: [] })
  if (question.gravity === 'exceptional') rules.push({ rule: '6', words: [] })
  return {
    lead,
    coUnits: coUnits.filter(({ id }) => id !== lead?.id).slice(0, MOST_CO_UNITS),
    coordinator: coordinator?.id === lead?.id ? null : coordinator,
    stateCouncil: question.statePolicy,
    principal: question.gravity === 'exceptional',
    rules,
  }
}

/** Areas that are named, without those that lie in another of them. */
function placesOf(ids: readonly string[], map: ReadonlyMap<string, RouteArea>): RouteArea[] {
  const named = [...new Set(ids)].flatMap((id) => map.get(id) ?? [])
  return named.filter((area) => !named.some((other) => other.id !== area.id && pathOf(area.id, map).includes(other.id)))
}

/** An area and those above it. */
function pathOf(id: string, map: ReadonlyMap<string, RouteArea>): string[] {
  const path: string[] = []
  for (let at: string | null = id; at !== null && !path.includes(at); at = map.get(at)?.parentId ?? null) path.push(at)
  return path
}

/** Duty words that the question contains; longer words say more. A word inside a longer one that was found counts once. */
function hitOf(unit: RouteUnit, { text, topic }: RouteQuestion): Hit[] {
  const folded = foldText(`${text}\n${topic ?? ''}`)
  const found = [...new Set(unit.keywords)].filter((word) => word !== '' && folded.includes(foldText(word)))
  const words = found.filter((word) => !found.some((longer) => longer !== word && longer.includes(word)))
  return words.length === 0 ? [] : [{ unit, words, score: words.reduce((sum, word) => sum + [...word].length, 0) }]
}

/** The best hit first; of two alike the one whose own words are fewer is the narrower office, then by id. */
function ranked(hits: readonly Hit[]): Hit[] {
  return [...hits].sort(
    (a, b) =>
      b.score - a.score ||
      Number(a.unit.coordinates) - Number(b.unit.coordinates) ||
      a.unit.keywords.length - b.unit.keywords.length ||
      (a.unit.id < b.unit.id ? -1 : 1),
  )
}

type Led = { lead: Hit; rule: RouteRule; rivals: Hit[]; local: RouteUnit[]; places: RouteArea[] }

/** 属地管理、分级负责、谁主管谁负责: the department of the place; where it has none for this, that of the place above. */
function leadOfOne(
  place: RouteArea | null,
  hits: readonly Hit[],
  map: ReadonlyMap<string, RouteArea>,
): Led | undefined {
  if (!place) return undefined
  for (const areaId of pathOf(place.id, map)) {
    const [lead, ...rest] = ranked(hits.filter(({ unit }) => unit.areaId === areaId))
    if (!lead) continue
    const rivals = rest.filter(({ score }) => score >= lead.score * ALSO_CONCERNED)
    return { lead, rule: areaId === place.id ? '2' : 'above', rivals, local: [], places: [place] }
  }
  return undefined
}

/** Several places: the department above them all leads, those of the places answer for their part. */
function leadOfSeveral(
  places: readonly RouteArea[],
  hits: readonly Hit[],
  map: ReadonlyMap<string, RouteArea>,
): Led | undefined {
  const [first, ...others] = places.map(({ id }) => pathOf(id, map))
  const shared = (first ?? []).filter((id) => others.every((path) => path.includes(id)))
  for (const areaId of shared) {
    const [lead, ...rest] = ranked(hits.filter(({ unit }) => unit.areaId === areaId))
    if (!lead) continue
    const local = places.flatMap((place) => ranked(hits.filter(({ unit }) => unit.areaId === place.id)).slice(0, 1))
    const rivals = rest.filter(({ score }) => score >= lead.score * ALSO_CONCERNED)
    return { lead, rule: '4', rivals, local: local.map(({ unit }) => unit), places: [...places] }
  }
  // Nobody above has the duty: the first place's department leads, with the others beside it.
  const found = places.flatMap((place) => leadOfOne(place, hits, map) ?? [])
  const [chief, ...beside] = found
  return chief && { ...chief, local: beside.map(({ lead }) => lead.unit), places: [...places] }
}

function coordinatorOf(
  lead: RouteUnit | null,
  units: readonly RouteUnit[],
  map: ReadonlyMap<string, RouteArea>,
): RouteUnit | null {
  if (!lead) return null
  const above = lead.verticallyManaged ? units.find(({ id }) => id === lead.parentId) : undefined
  if (above) return above
  for (const areaId of pathOf(lead.areaId, map)) {
    const office = units.find((unit) => unit.areaId === areaId && unit.coordinates && unit.id !== lead.id)
    if (office) return office
  }
  return null
}
