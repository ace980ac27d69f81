import type { KeyboardEvent } from 'react'
import { Bar, BarChart, LabelList, Tooltip, XAxis, YAxis, type YAxisTickContentProps } from 'recharts'
import { classNames } from '../view/class-names.ts'
import { countOf } from '../view/count-of.ts'
import { colourOf } from './bar-colours.ts'
import { shareWords, wholeNumber } from './bucket-words.ts'
import styles from './Chart.module.css'
import { ChartTip } from './ChartTip.tsx'
import { leastBar } from './least-bar.ts'
import type { Share } from './shares.ts'

interface BarListProps {
  readonly label: string
  readonly shares: readonly Share[]
  /** All sessions, of which a bar is a part. */
  readonly total: number
}

/** CSS pixels. */
const barStep = 26
const nameWidth = 150
const numberWidth = 66

/** Bars below each other, each with its name and its number. The arrow keys go from one to the next. */
export function BarList({ label, shares, total }: BarListProps) {
  const data = shares.map((share) => ({ ...share, fill: colourOf(share.key) }))
  return (
    <div className={styles.chart} onKeyDownCapture={turnArrow}>
      <BarChart
        responsive
        layout="vertical"
        style={{ width: '100%', height: shares.length * barStep }}
        data={data}
        margin={{ top: 0, right: numberWidth, bottom: 0, left: 0 }}
        barCategoryGap="26%"
        aria-label={`${label}. Up and down arrow keys read the bars.`}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="key"
          width={nameWidth}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={(tick: YAxisTickContentProps) => <Name tick={tick} share={shares[tick.index]} />}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--sunken)' }}
          content={({ payload }) => {
            const share: Share | undefined = payload[0]?.payload
            if (share === undefined) return null
            const lines = [countOf(share.sessions, 'session'), shareWords(share.sessions, total)]
            return <ChartTip name={share.name} lines={lines} />
          }}
        />
        <Bar dataKey="sessions" radius={[0, 2, 2, 0]} minPointSize={leastBar} isAnimationActive={false}>
          <LabelList
            dataKey="sessions"
            position="right"
            fill="var(--text)"
            fontSize={12}
            formatter={(sessions) => wholeNumber(Number(sessions))}
          />
        </Bar>
      </BarChart>
    </div>
  )
}

/** SVG can't end a text with an ellipsis, and a name may be of any length and in any script. */
function Name({ tick, share }: { readonly tick: YAxisTickContentProps; readonly share: Share | undefined }) {
  if (share === undefined) return null
  return (
    <foreignObject
      x={Number(tick.x) - nameWidth + 8}
      y={Number(tick.y) - barStep / 2}
      width={nameWidth - 8}
      height={barStep}
    >
      <div className={classNames(styles.name, share.isOurs && styles.ours)} title={share.name}>
        <bdi>{share.name}</bdi>
      </div>
    </foreignObject>
  )
}

/** To the library, which knows left and right only and counts such bars from the last one on. */
const keyForLibrary: Readonly<Record<string, string>> = {
  ArrowDown: 'ArrowLeft',
  ArrowRight: 'ArrowLeft',
  ArrowUp: 'ArrowRight',
  ArrowLeft: 'ArrowRight',
}

/** Down and right lead to the next bar, up and left to the one before. */
function turnArrow(event: KeyboardEvent<HTMLDivElement>) {
  const key = keyForLibrary[event.key]
  // What was turned comes by here too.
  if (key === undefined || !event.nativeEvent.isTrusted) return
  event.preventDefault()
  event.stopPropagation()
  event.target.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key, bubbles: true }))
}
