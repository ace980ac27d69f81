/** Shows a token on the Inspect screen, which loads on demand. */
export async function inspectToken(token: string): Promise<void> {
  const { showInInspect } = await import('../inspect/inspect-store.ts')
  showInInspect(token)
}
