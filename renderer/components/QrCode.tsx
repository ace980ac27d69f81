/**
 * QrCode: a text as a QR code, drawn as one SVG path. Load it on demand (`React.lazy`), it brings the encoder.
 * A text of more than 2,953 bytes fits in no QR code (ISO/IEC 18004, version 40, level L): say that instead,
 * `fitsQrCode` in `view/fits-qr-code.ts` tells.
 *
 *   <QrCode text={link} size={132} label="QR code of the join link" />
 */
import { encode } from 'uqr'
import styles from './QrCode.module.css'

export interface QrCodeProps {
  readonly text: string
  /** Width and height, in CSS pixels. */
  readonly size: number
  readonly label: string
}

/** Dark modules as horizontal runs, one sub-path a run. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => {
      const runs: string[] = []
      let start = -1
      for (let x = 0; x <= row.length; x++) {
        const isDark = row[x] === true
        if (isDark && start < 0) start = x
        if (!isDark && start >= 0) {
          runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
          start = -1
        }
      }
      return runs
    })
    .join('')
}

export function QrCode({ text, size, label }: QrCodeProps) {
  const code = encode(text, { ecc: 'L', boostEcc: true, border: 3 })
  return (
    <svg
      className={styles.code}
      width={size}
      height={size}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={pathOf(code.data)} />
    </svg>
  )
}
