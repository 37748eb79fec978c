import type { ComponentChildren } from 'preact'
import { may } from '../../domain/roles.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { Bell } from '../staff/bell.ts'
import { trustOf } from '../staff/own-keys.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Section } from '../staff/sections.tsx'
import type { SignedIn } from '../staff/sign-in.ts'
import type { People } from './people.ts'
import { KnockHint } from './people-knock-hint.tsx'
import { MayPart } from './people-may.tsx'
import { mayTexts } from './people-may-texts.ts'
import { PeopleSection } from './people-section.tsx'
import type { PeopleServer } from './people-server.ts'
import { peopleLabel, startPeople } from './start-people.ts'

interface Given {
  readonly person: SignedIn
  readonly settings: PageSettings
  readonly bell: Bell
  readonly again: PeopleServer['again']
}

/** A part of the bar, and what the live board shows of it. */
export interface PeopleParts {
  readonly section: Section
  /** Null for who may not see them. */
  readonly people: People | null
  hint(onGo: () => void): ComponentChildren
}

/** The people as a part of the bar; for who may not see them the table of who may do what. */
export function startPeopleSection({ person, settings, bell, again }: Given): PeopleParts {
  const trust = trustOf(settings, Date.now())
  if (!trust || !may(person.role, 'see-people'))
    return {
      section: { id: 'people', label: mayTexts.heading, show: () => <MayPage /> },
      people: null,
      hint: () => null,
    }
  const watch = startPeople({ person, trust, bell, again })
  const section: Section = {
    id: 'people',
    get label() {
      return peopleLabel(watch)
    },
    show: () => <PeopleSection watch={watch} />,
  }
  return { section, people: watch.people, hint: onGo => <KnockHint watch={watch} onGo={onGo} /> }
}

function MayPage() {
  return (
    <main class="people" id="main">
      <PageHeading>{mayTexts.heading}</PageHeading>
      <MayPart />
    </main>
  )
}
