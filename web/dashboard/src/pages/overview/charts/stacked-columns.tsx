import { useState } from 'react'
import { sayCount } from '../../../parts/say-number.ts'
import { ends, endTexts } from '../ends.ts'
import { axisOf } from './axis.ts'
import type { Period } from './periods.ts'
import styles from './stacked-columns.module.css'

/** Labels below, at most; more would run into each other on a phone. */
const mostLabels = 4

/** A column to each period. Above them stand the figures of the column that is pointed at, else those of the whole. */
export function StackedColumns({ periods, whole }: { periods: readonly Period[]; whole: Period }) {
  const [pointed, setPointed] = useState<Period | null>(null)
  const { top, ticks } = axisOf(Math.max(...periods.map(({ totals }) => totals.conversations)))
  const step = Math.ceil(periods.length / mostLabels)
  return (
    <div className={styles['chart']}>
      <Legend period={pointed ?? whole} />
      <div
        className={styles['plot']}
        onPointerLeave={(event) => {
          // A finger leaves at once; what it tapped stays.
          if (event.pointerType === 'mouse') setPointed(null)
        }}
      >
        {ticks.map((tick) => (
          <div key={tick} className={styles['tick']} style={{ bottom: `${(tick / top) * 100}%` }}>
            <span>{sayCount(tick)}</span>
          </div>
        ))}
        <div className={styles['columns']}>
          {periods.map((period, index) => (
            <div
              key={period.from}
              className={styles['column']}
              data-pointed={period === pointed || undefined}
              onPointerEnter={() => setPointed(period)}
              onPointerDown={() => setPointed(period)}
            >
              <div className={styles['stack']}>
                {ends.map((end) => (
                  <div
                    key={end}
                    style={{
                      height: `${(period.totals[end] / top) * 100}%`,
                      background: `var(--end-${end})`,
                    }}
                  />
                ))}
              </div>
              {(periods.length - 1 - index) % step === 0 ? (
                <span className={styles['label']}>{period.label}</span>
              ) : null}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function Legend({ period: { name, totals } }: { period: Period }) {
  return (
    <div className={styles['legend']}>
      <strong>{name}</strong>
      {ends.map((end) => (
        <span key={end} className={styles['key']}>
          <span className={styles['sign']} style={{ background: `var(--end-${end})` }} />
          {endTexts[end].name} <b>{sayCount(totals[end])}</b>
        </span>
      ))}
    </div>
  )
}
