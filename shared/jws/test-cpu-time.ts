/**
 * For tests only: how many milliseconds of the processor something takes. Unlike the time of the clock this does not depend
 * on what else the computer is doing.
 */
export function cpuMilliseconds(run: () => void): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
