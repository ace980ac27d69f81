import { UserX } from 'lucide-react'
import type { Person, PlatformId } from '../../shared/schemas.ts'
import { IconButton } from '../components/IconButton.tsx'
import { ParticipantField } from './ParticipantField.tsx'
import styles from './PeopleTable.module.css'
import { forgetPerson } from './person-actions.ts'

interface PeopleTableProps {
  readonly people: readonly Person[]
  readonly platform: PlatformId
}

/** Who is who: as typed here, and as it leaves this computer. */
export function PeopleTable({ people, platform }: PeopleTableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Real name', 'Real id', 'Alias', 'Alias id', 'Participant id'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className={styles.act}>
              <span className="visually-hidden">Forget</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} platform={platform} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface PersonRowProps {
  readonly person: Person
  readonly platform: PlatformId
}

function PersonRow({ person, platform }: PersonRowProps) {
  const { name, externalId, aliasName, aliasId } = person
  return (
    <tr>
      <Cell text={name} />
      <Cell text={externalId} isMono />
      <Cell text={aliasName} />
      <Cell text={aliasId} isMono />
      <td>
        <ParticipantField person={person} />
      </td>
      <td className={styles.act}>
        <IconButton
          label={`Forget ${name ?? externalId ?? aliasName}…`}
          size="small"
          onPress={() => void forgetPerson(person.id, platform)}
        >
          <UserX size={14} strokeWidth={1.75} />
        </IconButton>
      </td>
    </tr>
  )
}

function Cell({ text, isMono = false }: { readonly text: string | null; readonly isMono?: boolean }) {
  return (
    <td title={text ?? undefined} className={isMono ? styles.mono : undefined}>
      {text === null ? <span className={styles.none}>—</span> : <bdi>{text}</bdi>}
    </td>
  )
}
