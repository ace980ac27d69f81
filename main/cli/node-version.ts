/** The oldest Node that can load the native parts. */
export const neededVersion = '22.12'

/** True where a version such as `24.21.0` is the needed one or newer. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = neededVersion.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}
