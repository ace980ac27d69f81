const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for the text form of a UUID, of any version (RFC 9562, 4). */
export function isUuid(text: string): boolean {
  return form.test(text)
}
