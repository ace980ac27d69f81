import { Download } from 'lucide-react'
import type { Session } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { StaleNote } from '../components/StaleNote.tsx'
import { LinkQr } from '../issue/LinkQr.tsx'
import { saveQr } from '../issue/session-actions.ts'
import { fitsQrCode } from '../view/fits-qr-code.ts'
import styles from './SessionQr.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The join link as a QR code, to be scanned or saved. */
export function SessionQr({ session, link }: { readonly session: Session; readonly link: string }) {
  const { id } = session
  return (
    <div className={styles.view}>
      <StaleNote session={session} />
      <div className={styles.qr}>
        <LinkQr session={session} link={link} />
        {fitsQrCode(link) && (
          <div className={styles.saving}>
            <Button size="small" icon={<Download {...icon} />} onPress={() => void saveQr(id, 'png')}>
              Save as PNG
            </Button>
            <Button size="small" icon={<Download {...icon} />} onPress={() => void saveQr(id, 'svg')}>
              Save as SVG
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
