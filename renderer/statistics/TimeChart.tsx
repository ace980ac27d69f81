import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { countOf } from '../view/count-of.ts'
import { barColours } from './bar-colours.ts'
import { axisNumber, axisWords, bucketWords } from './bucket-words.ts'
import type { Bucket, Unit } from './buckets.ts'
import styles from './Chart.module.css'
import { ChartTip } from './ChartTip.tsx'
import { leastBar } from './least-bar.ts'

interface TimeChartProps {
  readonly label: string
  readonly buckets: readonly Bucket[]
  readonly unit: Unit
}

/** CSS pixels. */
const height = 190
const axisText = { fill: 'var(--muted)', fontSize: 11 }

/** Bars over time. The arrow keys go from one to the next. */
export function TimeChart({ label, buckets, unit }: TimeChartProps) {
  const words = (first: unknown) => axisWords({ first: Number(first) }, unit)
  return (
    <div className={styles.chart}>
      <BarChart
        responsive
        style={{ width: '100%', height }}
        data={[...buckets]}
        margin={{ top: 6, right: 2, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        aria-label={`${label}. Left and right arrow keys read the bars.`}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="first"
          tickFormatter={words}
          tick={axisText}
          tickLine={false}
          stroke="var(--line-strong)"
          minTickGap={24}
          height={22}
        />
        <YAxis
          tickFormatter={(count: number) => axisNumber(count)}
          tick={axisText}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          width={46}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--sunken)' }}
          content={({ payload }) => {
            const bucket: Bucket | undefined = payload[0]?.payload
            if (bucket === undefined) return null
            return <ChartTip name={bucketWords(bucket, unit)} lines={[countOf(bucket.sessions, 'session')]} />
          }}
        />
        <Bar
          dataKey="sessions"
          fill={barColours.plain}
          radius={[2, 2, 0, 0]}
          maxBarSize={36}
          minPointSize={leastBar}
          isAnimationActive={false}
        />
      </BarChart>
    </div>
  )
}
