// Arrivals on a screen that a room reads: one figure across the room, then the rest.
import { dayOf, formatDay, formatTimes, timeOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { checkInMessages } from '../check-in-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import type { Arrivals, CheckInEvent } from './check-in-types.ts'
import { scanTone, scanWord } from './scan-words.ts'

type ArrivalsBoardProps = { event: CheckInEvent; arrivals: Arrivals; at: string }

export function ArrivalsBoard({ event, arrivals, at }: ArrivalsBoardProps) {
  const text = useMessages(checkInMessages)
  const words = useMessages(gateMessages)
  const language = useLanguage()
  const { counts } = arrivals
  const seen = arrivals.recent.filter((scan) => scan.people > 0 && scan.kind === 'entry' && !scan.undone).slice(0, 5)
  return (
    <main className="board">
      <header className="board-head">
        <div>
          <h1>{localName(language, event.title, event.titleEn)}</h1>
          <p>
            {localName(language, event.department, event.departmentEn)} ·{' '}
            {formatDay(dayOf(new Date(event.startsAt)), language)}
          </p>
        </div>
        <p className="board-clock">{timeOf(new Date(at))}</p>
      </header>
      <section className="board-big">
        <div>
          <h2>{text('arrived')}</h2>
          <p className="board-figure">
            {counts.arrived}
            <span>{text('people')}</span>
          </p>
          <Meter
            value={counts.arrived}
            max={counts.expected}
            label={text('ofExpected', { count: counts.expected })}
            tone="ok"
          />
          <p>
            {text('walkIns')} {arrivals.walkIns}
          </p>
        </div>
        <div>
          <h2>{text('boardInside')}</h2>
          <p className="board-figure is-second">{counts.inside}</p>
          {counts.limit === undefined ? null : (
            <Meter
              value={counts.inside}
              max={counts.limit}
              mark={counts.limit * 0.9}
              label={text('ofLimit', { count: counts.limit })}
              tone={counts.inside >= counts.limit ? 'bad' : 'link'}
            />
          )}
        </div>
        <div>
          <h2>{text('boardMissing')}</h2>
          <p className="board-figure is-second">{Math.max(0, counts.expected - counts.arrived)}</p>
        </div>
      </section>
      <section className="board-rest">
        <BarChart
          caption={text('byTime')}
          series={[text('entered')]}
          points={arrivals.bars.map((bar, index) => ({
            label: timeOf(new Date(bar.at)),
            values: [bar.people],
            unfinished: index === arrivals.bars.length - 1,
          }))}
        />
        <div className="board-slots">
          <h2>{text('slots')}</h2>
          {counts.bySlot.map((slot) => (
            <Meter
              key={slot.slotId}
              value={slot.arrived}
              max={slot.expected}
              label={formatTimes(new Date(slot.startsAt), new Date(slot.endsAt))}
              tone="ok"
            />
          ))}
        </div>
        <div className="board-lists">
          <div>
            <h2>{text('boardRecent')}</h2>
            <ul>
              {seen.map((scan) => (
                <li key={scan.id} className={`tone-${scanTone(scan)}`}>
                  <Icon name="check-circle" size={28} />
                  <b>{scan.name}</b> {scan.people} {words('people')}
                  {scan.verdict === 'welcome' ? '' : ` · ${words(scanWord(scan.verdict))}`}
                  <time>{timeOf(new Date(scan.happenedAt))}</time>
                </li>
              ))}
              {seen.length === 0 ? <li>{text('noScans')}</li> : null}
            </ul>
          </div>
          <div>
            <h2>{text('gates')}</h2>
            <ul>
              {arrivals.gates.map((gate) => (
                <li key={gate.gate}>
                  <b>{gate.gate}</b>
                  <time>{gate.entered}</time>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </section>
      <footer className="board-foot">
        {arrivals.devices
          .filter((device) => device.state === 'active' || device.state === 'silent')
          .map((device) => {
            const minutes = Math.floor((Date.parse(at) - Date.parse(device.lastSeenAt)) / 60_000)
            const silent = device.state === 'silent'
            return (
              <p key={device.id} className={silent ? 'is-silent' : undefined}>
                <Icon name={silent ? 'cloud-off' : 'check-circle'} size={26} />
                {silent
                  ? text('boardSilent', { name: device.name, count: minutes })
                  : `${device.name} · ${text('deviceActive')}`}
              </p>
            )
          })}
        <p className="board-updated">{text('boardUpdated', { time: timeOf(new Date(at)) })}</p>
      </footer>
    </main>
  )
}
