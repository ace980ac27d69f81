import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Certificate, makeCertificate } from '../certificate.ts'

/** A server that listens on this computer only. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Listens over http, or over https where there is a certificate; port 0 takes any that is free. */
export async function listen(
  listener: RequestListener,
  port: number,
  certificate?: Certificate,
): Promise<Listening> {
  const server: Server = certificate
    ? createSecureServer({ key: certificate.key, cert: certificate.cert }, listener)
    : createServer(listener)
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Where the certificate goes, and the port of https: any that is free when not given. */
export interface Tls {
  readonly folder: string
  readonly port?: number
}

/** Listens over https with a certificate made just now; `hosts` are names as openssl writes them. */
export async function listenSecurely(
  listener: RequestListener,
  tls: Tls,
  name: string,
  hosts: readonly string[],
): Promise<Listening & { readonly certificate: string }> {
  const certificate = makeCertificate(tls.folder, name, hosts)
  return { ...(await listen(listener, tls.port ?? 0, certificate)), certificate: certificate.file }
}
