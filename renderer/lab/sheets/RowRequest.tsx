import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import styles from './RowDetail.module.css'

/** The request of a case as it is sent, but for what main puts in. */
export function RowRequest({ request: { method, path, headers, body } }: { readonly request: RequestCraft }) {
  const lines = [`${method} ${path}`, ...headers.map(({ name, value }) => `${name}: ${value}`)]
  return (
    <section className={styles.section} aria-label="Request">
      <div className={styles.label}>Request</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre className={styles.request} tabIndex={0}>
        {body === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`}
      </pre>
    </section>
  )
}
