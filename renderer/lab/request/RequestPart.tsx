import { useEffect } from 'react'
import type { Profile } from '../../../shared/schemas.ts'
import { useCraft } from '../craft/craft-store.ts'
import { RequestForm } from './RequestForm.tsx'
import styles from './RequestPart.module.css'
import { openRequest, rememberRequest } from './request-keeper.ts'
import { SendAction } from './SendAction.tsx'
import { SentList } from './SentList.tsx'

interface RequestPartProps {
  readonly profile: Profile
}

/** The request for a token put together by hand, for a platform that makes its tokens itself; its answers at the right. */
export function RequestPart({ profile }: RequestPartProps) {
  const draft = useCraft()
  const request = draft?.request ?? null
  useEffect(() => {
    if (request === null) void openRequest(profile)
    else rememberRequest(profile.platform, request)
  }, [request, profile])
  if (draft === null || request === null) return null
  return (
    <div className={styles.part}>
      <RequestForm request={request} profile={profile} />
      <section className={styles.result} aria-label="Result">
        <SendAction draft={draft} profile={profile} />
        <SentList profileId={profile.id} />
      </section>
    </div>
  )
}
