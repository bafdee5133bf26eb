// The frame of every page for staff: the rail shows what the person's roles let them do.
import type { ReactNode } from 'react'
import { ROLES, type Role } from '#app/platform/actor.ts'
import { ConsoleLayout, type RailGroup } from '#app/ui/console-layout.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { LanguageSwitch } from '#app/ui/language-switch.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { type Tab, Tabs } from '#app/ui/tabs.tsx'
import { otherLanguageHref, useFrame, useTypedValues } from './frame.ts'
import { webMessages } from './web-messages.ts'

type Section =
  | 'today'
  | 'events'
  | 'registrations'
  | 'questions'
  | 'programmes'
  | 'columns'
  | 'statistics'
  | 'oversight'
  | 'outbox'
  | 'texts'
  | 'departments'
  | 'settings'
  | 'webhooks'
  | 'staff'
  | 'account'

type Entry = { section: Section; href: string; icon: IconName; label: `rail${string}`; roles: readonly Role[] }

/** Who finds what in the rail. The pages check for themselves; this only spares people links that answer 404. */
const WORK = [
  { section: 'today', href: '/console', icon: 'home', label: 'railToday', roles: ROLES },
  {
    section: 'events',
    href: '/console/events',
    icon: 'calendar',
    label: 'railEvents',
    roles: ['organiser', 'reviewer', 'overseer'],
  },
  {
    section: 'questions',
    href: '/console/questions',
    icon: 'question',
    label: 'railQuestions',
    roles: ['answerOfficer', 'reviewer', 'overseer'],
  },
  {
    section: 'programmes',
    href: '/console/programmes',
    icon: 'phone',
    label: 'railProgrammes',
    roles: ['organiser', 'answerOfficer', 'overseer'],
  },
  {
    section: 'columns',
    href: '/console/columns',
    icon: 'file',
    label: 'railColumns',
    roles: ['organiser', 'answerOfficer', 'reviewer', 'overseer'],
  },
  { section: 'statistics', href: '/console/statistics', icon: 'chart', label: 'railStatistics', roles: ['overseer'] },
  {
    section: 'oversight',
    href: '/console/oversight',
    icon: 'flag',
    label: 'railOversight',
    roles: ['answerOfficer', 'reviewer', 'overseer'],
  },
  {
    section: 'outbox',
    href: '/console/outbox',
    icon: 'mail',
    label: 'railOutbox',
    roles: ['organiser', 'answerOfficer', 'overseer', 'admin'],
  },
  {
    section: 'texts',
    href: '/console/texts',
    icon: 'pencil',
    label: 'railTexts',
    roles: ['organiser', 'answerOfficer', 'admin'],
  },
] as const satisfies readonly Entry[]

const ADMINISTRATION = [
  {
    section: 'departments',
    href: '/console/departments',
    icon: 'building',
    label: 'railDepartments',
    roles: ['admin', 'overseer'],
  },
  { section: 'staff', href: '/console/staff', icon: 'users', label: 'railStaff', roles: ['admin'] },
  { section: 'settings', href: '/console/settings', icon: 'settings', label: 'railSettings', roles: ['admin'] },
  { section: 'webhooks', href: '/console/webhooks', icon: 'share', label: 'railWebhooks', roles: ['admin'] },
] as const satisfies readonly Entry[]

type ConsolePageProps = {
  current: Section
  title: ReactNode
  eyebrow?: ReactNode
  lead?: ReactNode
  /** a StateTag beside the title */
  tag?: ReactNode
  actions?: ReactNode
  tabs?: { label: string; items: readonly Tab[] }
  /** stays in view at the bottom */
  bar?: ReactNode
  bleed?: boolean
  /**
   * A list that stands left of the page on a wide screen. `open`: one of it is shown, and a narrow screen shows that alone;
   * `above` leads from it to the next. Pages with a list bring their own style.
   */
  beside?: { list: ReactNode; open: boolean; above?: ReactNode }
  children: ReactNode
}

export function ConsolePage({
  current,
  title,
  eyebrow,
  lead,
  tag,
  actions,
  tabs,
  bar,
  bleed,
  beside,
  children,
}: ConsolePageProps) {
  const frame = useFrame()
  const text = useMessages(webMessages)
  const roles = frame.staff?.roles ?? []
  const shown = current === 'registrations' ? 'events' : current
  const group = (entries: readonly (typeof WORK | typeof ADMINISTRATION)[number][], heading: string): RailGroup => ({
    title: heading,
    items: entries
      .filter((entry) => entry.roles.some((role) => roles.includes(role)))
      .map(({ section, href, icon, label }) => ({ href, icon, label: text(label), current: section === shown })),
  })
  const groups = [group(WORK, text('railWork')), group(ADMINISTRATION, text('railManage'))]
  const head = (
    <PageTitle eyebrow={eyebrow} lead={lead} tag={tag} actions={actions}>
      {title}
    </PageTitle>
  )
  const views = tabs ? <Tabs label={tabs.label} items={tabs.items} /> : null
  return (
    <ConsoleLayout
      site={{ name: frame.site.name, subtitle: frame.site.organisation }}
      homeHref="/console"
      groups={groups.filter((each) => each.items.length > 0)}
      user={{ name: frame.staff?.name ?? '', detail: text('account'), href: '/console/account' }}
      signOutAction="/console/sign-out"
      extra={<LanguageSwitch href={otherLanguageHref(frame)} values={useTypedValues()} />}
      bar={bar}
      bleed={bleed}
    >
      {beside ? (
        <div className={beside.open ? 'desk is-open' : 'desk'}>
          <div className="desk-title">
            {beside.above}
            {head}
          </div>
          <div className="desk-views">{views}</div>
          <div className="desk-list">{beside.list}</div>
          <div className="desk-side">{children}</div>
        </div>
      ) : (
        <>
          {head}
          {views}
          {children}
        </>
      )}
    </ConsoleLayout>
  )
}
