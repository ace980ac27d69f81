import { Pencil, PenTool, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { replaceCraft } from '../craft/craft-store.ts'
import { showLabPart } from '../lab-part.ts'
import { outcomeLabels } from '../sheets/result-words.ts'
import styles from './CaseDetail.module.css'
import { groupLabel } from './case-groups.ts'
import { changeText, outcomeTones, surenessWords } from './case-words.ts'
import { closeCaseSide, selectCase, toggleCases, useChosen } from './cases-view.ts'
import { removeOwnCase } from './own-cases.ts'
import { editCase } from './save-case.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface CaseDetailProps {
  readonly edgeCase: EdgeCase
  readonly platform: PlatformId
  /** The case as the person saved it; null for one of the library. */
  readonly own: OwnCase | null
  readonly profileId: string
}

/** What a case changes, what to expect of it, and how that is known. */
export function CaseDetail({ edgeCase, platform, own, profileId }: CaseDetailProps) {
  const { id, title, group, expected, reason, source, resigned, needs, steps, changes } = edgeCase
  const lab = labOf(platform)
  const need = lab.needs.find((one) => one.id === needs)
  const isChosen = useChosen(platform).has(id)
  return (
    <>
      <header className={styles.head}>
        <p className={styles.group}>{groupLabel(lab, group)}</p>
        <h2 className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        <Badge tone={outcomeTones[expected]} title="What is expected">
          {outcomeLabels[expected]}
        </Badge>
      </header>
      <label className={styles.check}>
        <input type="checkbox" checked={isChosen} onChange={() => toggleCases(platform, [edgeCase])} />
        In the set
      </label>
      {own !== null && <OwnActions own={own} profileId={profileId} />}
      <dl className={styles.facts}>
        <Fact name="Changes">
          <ul className={styles.changes}>
            {changes.map((change) => {
              const { where, name } = changeText(change)
              return (
                <li key={`${where} ${name}`}>
                  {where} {name !== null && <code className={styles.name}>{name}</code>}
                </li>
              )
            })}
          </ul>
        </Fact>
        <Fact name="Why">{reason}</Fact>
        <Fact name="Source">
          <span className={styles.document}>{source.document}</span>
          {own === null && <span className={styles.sure}>{surenessWords[source.sure]}</span>}
        </Fact>
        {lab.surface === 'token' && (
          <Fact name="Signature">
            {resigned ? 'Fits: the token is signed after the change.' : 'Does not fit, on purpose.'}
          </Fact>
        )}
        {steps !== undefined && <Fact name="To do">{steps}</Fact>}
        {need !== undefined && (
          <Fact name="Needs">
            {need.label}. {need.help} Without it the case is left out of a set.
          </Fact>
        )}
        <Fact name="Id">
          <code className={styles.document}>{id}</code>
        </Fact>
      </dl>
    </>
  )
}

function OwnActions({ own, profileId }: { readonly own: OwnCase; readonly profileId: string }) {
  function openInCraft() {
    replaceCraft({ ...own.draft, profileId, keyId: null, frozenAt: '' }, null)
    showLabPart('craft')
  }

  async function remove() {
    if (!(await removeOwnCase(own))) return
    selectCase(null)
    closeCaseSide()
  }

  return (
    <div className={styles.actions}>
      <Button size="small" icon={<Pencil {...icon} />} onPress={() => editCase(own)}>
        Change…
      </Button>
      <Button size="small" icon={<PenTool {...icon} />} onPress={openInCraft}>
        Open in Craft
      </Button>
      <Button size="small" variant="danger" icon={<Trash2 {...icon} />} onPress={() => void remove()}>
        Remove
      </Button>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
