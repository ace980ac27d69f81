/**
 * What two identities have in common that differ only in case, spaces or normal form: they look alike to people and are
 * different users to a platform that compares them byte by byte.
 */
export function identityKey(identity: string): string {
  // Upper case spreads ß to SS; the compatibility form comes last as well, for what changing the case has made of it.
  const caseless = identity.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
  return caseless.normalize('NFKC').replace(/\s/gu, '')
}
