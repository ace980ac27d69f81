import { UserRoundSearch } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Profile } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { FormatMenu } from '../components/FormatMenu.tsx'
import { SearchBox } from '../components/SearchBox.tsx'
import styles from './PeopleSection.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { pageOf, peoplePerPage } from './people-pages.ts'
import { exportPeople, peopleCount } from './person-actions.ts'
import { usePeople } from './use-people.ts'

/**
 * Who is behind the names and ids that leave this computer for a profile, found by either. Nothing for a profile that
 * sends them as typed and never did otherwise. Give it the profile's id as its key.
 */
export function PeopleSection({ profile }: { readonly profile: Profile }) {
  const [text, setText] = useState('')
  const [offset, setOffset] = useState(0)
  const { people, total, everybody, failure } = usePeople(profile.id, text, offset)
  const page = pageOf(offset, total)

  useEffect(() => {
    // Forgetting the last one of a page leaves it empty.
    if (page.offset !== offset) setOffset(page.offset)
  }, [page.offset, offset])

  function search(typed: string) {
    setText(typed)
    setOffset(0)
  }

  if (!profile.anonymous && everybody === 0) return null
  return (
    <section className={styles.people} aria-label="People">
      <header className={styles.head}>
        <h2 className={styles.title}>People</h2>
        <span className={styles.count}>{everybody > 0 && peopleCount(total)}</span>
        {everybody > 0 && <FormatMenu onChoose={(format) => void exportPeople(profile.id, format)} />}
      </header>
      <p className={styles.words}>
        Their names and ids stay on this computer, in the encrypted history; the alias leaves it.
      </p>
      {failure !== null && <p className={styles.failure}>{failure.message}</p>}
      {everybody === 0 ? (
        <p className={styles.none}>
          <UserRoundSearch size={16} strokeWidth={1.75} aria-hidden="true" />
          Nobody yet: whoever a token is issued for stands here with the alias that leaves.
        </p>
      ) : (
        <>
          <div className={styles.search}>
            <SearchBox label="Search names, ids, aliases" text={text} onChange={search} />
          </div>
          {total === 0 ? (
            <p className={styles.none}>Nobody fits “{text.trim()}”.</p>
          ) : (
            <PeopleTable people={people} platform={profile.platform} />
          )}
          {total > peoplePerPage && (
            <nav className={styles.pages} aria-label="Pages of people">
              <Button
                size="small"
                isDisabled={page.previous === null}
                onPress={() => setOffset(page.previous ?? 0)}
              >
                Previous
              </Button>
              <span className={styles.count}>{page.words}</span>
              <Button
                size="small"
                isDisabled={page.next === null}
                onPress={() => setOffset(page.next ?? offset)}
              >
                Next
              </Button>
            </nav>
          )}
        </>
      )}
    </section>
  )
}
