import styles from './ChartTip.module.css'

interface ChartTipProps {
  readonly name: string
  readonly lines: readonly string[]
}

/** What is said of the bar under the mouse, or of the one that the arrow keys went to. */
export function ChartTip({ name, lines }: ChartTipProps) {
  return (
    <div className={styles.tip} role="status">
      <bdi className={styles.name}>{name}</bdi>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
