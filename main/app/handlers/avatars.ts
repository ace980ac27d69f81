import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

export function avatarHandlers({ avatars }: Tools): HandlersOf<'avatars.preview'> {
  return { 'avatars.preview': ({ url }) => avatars.preview(url) }
}
