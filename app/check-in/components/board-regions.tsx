// The parts of the arrivals screen, each drawn anew when it changes.

import type { ReactNode } from 'react'
import { dayOf, formatDayShort, timeOf } from '#app/platform/dates.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useLanguage, useListed, useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { boardMessages } from '../board-messages.ts'
import { checkInMessages } from '../check-in-messages.ts'
import { crowdInside } from '../crowd.ts'
import { fullness, NEAR } from '../fullness.ts'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { ArrivalsChart } from './arrivals-chart.tsx'
import type { Arrivals } from './check-in-types.ts'
import { scanTone, scanWord } from './scan-words.ts'

export type BoardProps = { arrivals: Arrivals; at: string; perMinutes: 1 | 5 }

function Arrived({ arrivals }: BoardProps) {
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  return (
    <div>
      <h2>{text('arrived')}</h2>
      <p className="board-figure">
        {arrivals.counts.arrived}
        <span>{text('people')}</span>
      </p>
      <p>
        {board('booked')}{' '}
        <b>
          {arrivals.booked.arrived} / {arrivals.booked.expected}
        </b>
      </p>
      <Meter
        value={arrivals.booked.arrived}
        max={arrivals.booked.expected}
        label={board('booked')}
        labelHidden
        text=""
        tone="ok"
      />
      <p>
        {text('walkIns')} <b>{arrivals.walkIns}</b>
      </p>
    </div>
  )
}

function Inside({ arrivals: { counts } }: BoardProps) {
  const crowd = useMessages(gateCrowdMessages)
  const text = useMessages(checkInMessages)
  const { inside, limit } = counts
  const near = fullness(counts)
  const full = near === 'full'
  return (
    <div className={near && `is-${near}`}>
      <h2>{text('boardInside')}</h2>
      <p className="board-figure is-second">
        {inside}
        <span>{limit === undefined ? text('noLimit') : text('ofLimit', { count: limit })}</span>
      </p>
      {limit === undefined ? null : (
        <Meter
          value={inside}
          max={limit}
          mark={limit * NEAR}
          label={text('ofLimit', { count: limit })}
          labelHidden
          text=""
          tone={full ? 'bad' : near ? 'warn' : 'link'}
        />
      )}
      {counts.crowd ? <p>{crowd('among', { count: crowdInside(counts.crowd) })}</p> : null}
      {near ? <p className="board-alarm">{text(full ? 'limitReached' : 'limitNear')}</p> : null}
    </div>
  )
}

function Missing({ arrivals }: BoardProps) {
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  return (
    <div>
      <h2>{text('boardMissing')}</h2>
      <p className="board-figure is-second">
        {arrivals.booked.missing}
        <span>
          {arrivals.missingWithNeeds > 0
            ? board('missingWithNeeds', { count: arrivals.missingWithNeeds })
            : text('people')}
        </span>
      </p>
    </div>
  )
}

function ByTime({ arrivals, perMinutes }: BoardProps) {
  const board = useMessages(boardMessages)
  return <ArrivalsChart arrivals={arrivals} caption={board(perMinutes === 1 ? 'byMinute' : 'byFiveMinutes')} />
}

function Slots({ arrivals }: BoardProps) {
  const text = useMessages(checkInMessages)
  const language = useLanguage()
  const severalDays = new Set(arrivals.counts.bySlot.map((slot) => dayOf(new Date(slot.startsAt)))).size > 1
  return (
    <div className="board-slots">
      <h2>{text('slots')}</h2>
      {arrivals.counts.bySlot.map((slot) => (
        <Meter
          key={slot.slotId}
          value={slot.arrived}
          max={slot.expected}
          label={`${severalDays ? `${formatDayShort(dayOf(new Date(slot.startsAt)), language)} ` : ''}${gateSlotTimes(slot, language)}`}
          tone="ok"
        />
      ))}
    </div>
  )
}

const ICONS: Record<string, IconName> = {
  ok: 'check-circle',
  warn: 'warning',
  bad: 'cross-circle',
  info: 'logout',
  idle: 'undo',
}

function Recent({ arrivals }: BoardProps) {
  const board = useMessages(boardMessages)
  const text = useMessages(checkInMessages)
  const words = useMessages(gateMessages)
  return (
    <div>
      <h2>{board('recentScans')}</h2>
      <ul>
        {arrivals.recent.map((scan) => (
          <li key={scan.id} className={`tone-${scanTone(scan)}`}>
            <Icon name={ICONS[scanTone(scan)] ?? 'info'} size={28} />
            <b>{scan.name || text('unknownName')}</b>
            <span>
              {scan.people > 0 ? `${board('scanPeople', { count: scan.people })} ` : ''}
              {scan.verdict === 'welcome' ? '' : words(scanWord(scan))}
              {scan.undone ? ` ${text('undone')}` : ''}
              {scan.conflict ? ` ${text('conflict')}` : ''}
            </span>
            <time>{timeOf(new Date(scan.happenedAt))}</time>
          </li>
        ))}
        {arrivals.recent.length === 0 ? <li>{text('noScans')}</li> : null}
      </ul>
    </div>
  )
}

function Gates({ arrivals }: BoardProps) {
  const { counts } = arrivals
  const crowd = useMessages(gateCrowdMessages)
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  const listed = useListed()
  const left = arrivals.gates.reduce((sum, gate) => sum + gate.left, 0)
  return (
    <div>
      <h2>{text('gates')}</h2>
      <ul>
        {arrivals.gates.map((gate) => (
          <li key={gate.gate}>
            <b>{gate.gate}</b>
            <span className="board-phones">
              {listed(
                arrivals.devices
                  .filter((device) => device.gate === gate.gate && device.state !== 'revoked')
                  .map((device) => device.name),
              )}
            </span>
            <b className="board-count">{gate.entered}</b>
          </li>
        ))}
        {counts.crowd ? (
          <li>
            {crowd('section')}
            <span className="board-phones">
              {listed(counts.crowd.map((each) => `${each.gate} +${each.entered} −${each.left}`))}
            </span>
            <b className="board-count">{crowdInside(counts.crowd)}</b>
          </li>
        ) : null}
        <li>
          {board('leftTotal')}
          <b className="board-count">{left}</b>
        </li>
      </ul>
    </div>
  )
}

function Phones({ arrivals, at }: BoardProps) {
  const text = useMessages(checkInMessages)
  const inUse = arrivals.devices.filter((device) => device.state === 'active' || device.state === 'silent')
  return (
    <div className="board-foot-phones">
      {inUse.length === 0 ? <p className="is-silent">{text('boardNoPhones')}</p> : null}
      {inUse.map((device) => {
        const silent = device.state === 'silent'
        const minutes = Math.floor((Date.parse(at) - Date.parse(device.lastSeenAt)) / 60_000)
        return (
          <p key={device.id} className={silent ? 'is-silent' : undefined}>
            <Icon name={silent ? 'cloud-off' : 'check-circle'} size={26} />
            {silent
              ? text('boardSilent', { name: device.name, count: minutes })
              : `${device.name} · ${text('deviceActive')}`}
          </p>
        )
      })}
    </div>
  )
}

function Clock({ at }: BoardProps) {
  return <span>{timeOf(new Date(at))}</span>
}

function Updated({ at }: BoardProps) {
  const board = useMessages(boardMessages)
  const seconds = String(new Date(at).getUTCSeconds()).padStart(2, '0')
  return <span>{board('updated', { time: `${timeOf(new Date(at))}:${seconds}` })}</span>
}

export const BOARD_REGIONS: Readonly<Record<string, (props: BoardProps) => ReactNode>> = {
  clock: Clock,
  arrived: Arrived,
  inside: Inside,
  missing: Missing,
  time: ByTime,
  slots: Slots,
  recent: Recent,
  gates: Gates,
  phones: Phones,
  updated: Updated,
}
