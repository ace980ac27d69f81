import { lazy, Suspense, useRef } from 'react'
import { Button } from '../components/Button.tsx'
import { fitsQrCode, qrCodeBytes } from '../view/fits-qr-code.ts'
import styles from './LinkQr.module.css'

/** Brings the encoder, so it loads with the first issued link. */
const QrCode = lazy(async () => ({ default: (await import('../components/QrCode.tsx')).QrCode }))

const small = 132
const large = 440

/** The join link as a QR code, small beside it and large on a press; or why there is none. */
export function LinkQr({ link }: { readonly link: string }) {
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
          <span>Whoever scans this can enter.</span>
          <Button onPress={() => dialog.current?.close()}>Close</Button>
        </div>
      </dialog>
    </>
  )
}
