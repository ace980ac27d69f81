import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate that signs itself, and what a TLS server needs of it. */
export interface Certificate {
  /** The certificate as a PEM file, for whoever is to trust it. */
  readonly file: string
  readonly key: Buffer
  readonly cert: Buffer
}

/**
 * Makes it now, for two days. `folder` gets `NAME-certificate.pem` and its key; `hosts` are alternative names as
 * openssl writes them, such as `DNS:pictures.test` or `IP:127.0.0.1`. openssl has to be installed.
 */
export function makeCertificate(folder: string, name: string, hosts: readonly string[]): Certificate {
  const file = { key: join(folder, `${name}-key.pem`), certificate: join(folder, `${name}-certificate.pem`) }
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=test certificate, not a real one'],
      ...['-addext', `subjectAltName=${hosts.join(',')}`],
      ...['-keyout', file.key, '-out', file.certificate],
    ],
    { stdio: 'ignore' },
  )
  return { file: file.certificate, key: readFileSync(file.key), cert: readFileSync(file.certificate) }
}
