import { startDigitalSamba } from '../../e2e/servers/digital-samba/start.ts'

// A Digital Samba server in a process of its own, so that it takes no time from what is measured beside it.
const server = await startDigitalSamba({ rateLimit: { requests: 1_000_000, seconds: 60 } })
process.send?.({ origin: server.origin })
process.once('disconnect', () => void server.close())
