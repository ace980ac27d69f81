import { lazy, Suspense, useRef } from 'react'
import type { Session } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { useNow } from '../stores/clock.ts'
import { fitsQrCode, qrCodeBytes } from '../view/fits-qr-code.ts'
import { staleWords } from '../view/stale-words.ts'
import styles from './LinkQr.module.css'

/** Brings the encoder, so it loads with the first issued link. */
const QrCode = lazy(async () => ({ default: (await import('../components/QrCode.tsx')).QrCode }))

const small = 132
const large = 440

/** The join link as a QR code, small beside it and large on a press; or why there is none. */
export function LinkQr({ session, link }: { readonly session: Session; readonly link: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  if (!fitsQrCode(link))
    return (
      <p className={styles.none}>
        No QR code: the link is longer than the {qrCodeBytes.toLocaleString('en')} bytes that one can hold.
      </p>
    )
  return (
    <>
      <button
        type="button"
        className={styles.code}
        title="Show it large"
        aria-label="QR code of the join link, show it large"
        onClick={() => dialog.current?.showModal()}
      >
        <Suspense fallback={<span className={styles.place} />}>
          <QrCode text={link} size={small} label="QR code of the join link" />
        </Suspense>
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-label="QR code of the join link" closedby="any">
        <Suspense fallback={null}>
          <QrCode text={link} size={large} label="QR code of the join link" />
        </Suspense>
        <div className={styles.close}>
          <WhoScans session={session} />
          <Button onPress={() => dialog.current?.close()}>Close</Button>
        </div>
      </dialog>
    </>
  )
}

/** What a code on a screen is worth: the code itself looks the same when it is over. */
function WhoScans({ session }: { readonly session: Session }) {
  return (
    <span className={styles.words}>{staleWords(session, useNow()) ?? 'Whoever scans this can enter.'}</span>
  )
}
