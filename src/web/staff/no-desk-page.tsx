import { DeskBar } from './desk-bar.tsx'
import { PageHeading } from './page-heading.tsx'
import { SectionOrWork, type Sections } from './sections.tsx'
import type { SignedIn } from './sign-in.ts'
import { texts } from './texts.ts'

interface NoDeskPageProps {
  readonly site: string
  readonly person: SignedIn
  readonly sections: Sections
  onSignOut(): void
}

/** For roles that read nothing and have no screen at the desk yet. */
export function NoDeskPage({ site, person, sections, onSignOut }: NoDeskPageProps) {
  return (
    <div class="desk">
      <DeskBar
        site={site}
        sections={sections}
        person={person.name}
        status={null}
        isConnected
        onSignOut={onSignOut}
      />
      <SectionOrWork sections={sections}>
        <main class="duty-page alone" id="main">
          <div class="duty-sheet">
            <PageHeading>{texts.noDesk.heading(person.name)}</PageHeading>
            {texts.noDesk.lines(texts.roles[person.role]).map(line => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </main>
      </SectionOrWork>
    </div>
  )
}
