import { DeskBar } from './desk-bar.tsx'
import { PageHeading } from './page-heading.tsx'
import type { SignedIn } from './sign-in.ts'
import { texts } from './texts.ts'

interface NoDeskPageProps {
  readonly site: string
  readonly person: SignedIn
  onSignOut(): void
}

/** For roles that read nothing and have no screen at the desk yet. */
export function NoDeskPage({ site, person, onSignOut }: NoDeskPageProps) {
  return (
    <div class="desk">
      <DeskBar site={site} person={person.name} status={null} isConnected onSignOut={onSignOut} />
      <main class="duty-page alone" id="main">
        <div class="duty-sheet">
          <PageHeading>{texts.noDesk.heading(person.name)}</PageHeading>
          {texts.noDesk.lines(texts.roles[person.role]).map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </main>
    </div>
  )
}
