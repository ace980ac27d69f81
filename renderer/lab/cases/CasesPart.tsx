import { FlaskConicalOff } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { asEdgeCase } from '../../../shared/lab/own-case.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import type { Draft, Profile } from '../../../shared/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useFindKeys } from '../../history/use-find-keys.ts'
import { localTimeZone } from '../../stores/clock.ts'
import { useDraft } from '../../stores/draft-store.ts'
import { platformOf } from '../../stores/platform-of.ts'
import { useProfile } from '../../stores/profiles-store.ts'
import { showScreen, useSubtitle } from '../../stores/screen-store.ts'
import { countOf } from '../../view/count-of.ts'
import { useNarrow } from '../../view/use-narrow.ts'
import { CaseList } from './CaseList.tsx'
import { CaseSide } from './CaseSide.tsx'
import { CasesFoot } from './CasesFoot.tsx'
import styles from './CasesPart.module.css'
import { CasesSearch } from './CasesSearch.tsx'
import { fittingCases, groupsOf } from './case-groups.ts'
import { closeCaseSide, selectCase, showCaseSide, useCasesView } from './cases-view.ts'
import { GroupList } from './GroupList.tsx'
import { useOwnCases } from './own-cases.ts'
import { RemovedCase } from './RemovedCase.tsx'

/** The edge cases of the platform of the profile, and the set that is made of them. */
export function CasesPart() {
  const draft = useDraft()
  const profile = useProfile(draft?.profileId ?? null)
  if (draft === null || profile === null)
    return (
      <EmptyState
        icon={<FlaskConicalOff size={20} strokeWidth={1.75} />}
        title="No profile yet"
        action={
          <Button variant="primary" onPress={() => showScreen('profiles')}>
            Add a profile
          </Button>
        }
      >
        Edge cases are made for an account: its settings and its key make them right in everything but one
        thing.
      </EmptyState>
    )
  return <Cases draft={draft} profile={profile} />
}

/** Nothing but what a profile needs to be there. */
function Cases({ draft, profile }: { readonly draft: Draft; readonly profile: Profile }) {
  const { platform } = profile
  const { own, failure, removed } = useOwnCases(platform)
  const { text, group, selected, side, isSideOpen } = useCasesView()
  const isNarrow = useNarrow()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const lab = labOf(platform)
  const ownAsCases = useMemo(() => own.map((one) => asEdgeCase(one, localTimeZone())), [own])
  const all = useMemo(() => [...lab.cases, ...ownAsCases], [lab, ownAsCases])
  const groups = useMemo(() => groupsOf(lab, fittingCases(lab, all, text)), [lab, all, text])
  const shown = group === null ? groups : groups.filter(({ id }) => id === group)
  const cases = shown.flatMap((one) => one.cases)
  const first = isNarrow ? null : (cases[0] ?? null)
  const current = all.find(({ id }) => id === selected) ?? first
  useFindKeys(() => search.current?.select())
  useSubtitle(`${countOf(all.length, 'edge case')} of ${platformOf(profile).name}`)

  const toList = () => list.current?.focus()
  return (
    <div className={styles.part}>
      <GroupList platform={platform} all={all} groups={groups} group={group} own={own.length} />
      <div className={styles.middle}>
        <CasesSearch text={text} found={cases.length} inputRef={search} onLeave={toList} />
        {failure !== null && (
          <div className={styles.said}>
            <Banner tone="error">Your own cases can’t be read. {failure.message}</Banner>
          </div>
        )}
        <CaseList
          platform={platform}
          groups={shown}
          listRef={list}
          selected={current?.id ?? null}
          onPress={(id) => {
            selectCase(id)
            showCaseSide('case')
          }}
        />
        <RemovedCase removed={removed} onLeave={toList} />
        <CasesFoot platform={platform} all={all} />
      </div>
      {(!isNarrow || isSideOpen) && (
        <CaseSide
          side={side}
          current={current}
          own={own}
          ownAsCases={ownAsCases}
          profile={profile}
          draft={draft}
          isOver={isNarrow}
          onClose={() => {
            closeCaseSide()
            toList()
          }}
        />
      )}
    </div>
  )
}
