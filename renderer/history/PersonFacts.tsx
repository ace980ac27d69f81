import { UserX } from 'lucide-react'
import type { Session } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { ParticipantField } from '../people/ParticipantField.tsx'
import { forgetPerson } from '../people/person-actions.ts'
import { usePerson } from '../people/use-person.ts'
import { Fact } from './Fact.tsx'
import styles from './SessionFacts.module.css'

/** Who is behind a session whose name and id are made up: known here alone. Nothing where they are not. */
export function PersonFacts({ session }: { readonly session: Session }) {
  const { person, name } = session
  const known = usePerson(session)
  if (person === null) return null
  return (
    <>
      <Fact label="Real name">
        {person.name === null ? (
          <span className={styles.none}>none</span>
        ) : (
          <MiddleText text={person.name} expandable />
        )}
      </Fact>
      <Fact label="Real id">
        {person.externalId === null ? (
          <span className={styles.none}>none</span>
        ) : (
          <MiddleText text={person.externalId} mono expandable />
        )}
      </Fact>
      {name !== null && (
        <Fact label="Alias">
          <MiddleText text={name} expandable />
        </Fact>
      )}
      {known !== null && (
        <Fact label="Participant">
          <ParticipantField person={known} />
        </Fact>
      )}
      <Fact label="">
        <Button
          size="small"
          variant="danger"
          icon={<UserX size={14} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => void forgetPerson(person.id, session.platform)}
        >
          Forget this person…
        </Button>
      </Fact>
    </>
  )
}
