import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Loaded into a measured program by `--import`: at its end it says how much memory it held at most, in bytes. On Linux the
// system's usage counters of a child begin with those of who started it, so there it is the high water mark instead
// (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html, VmHWM). Threads belong to the process.
const file = process.env.ROOMPASS_BENCH_PEAK
if (isMainThread && file !== undefined) process.on('exit', () => writeFileSync(file, String(peak())))

function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
