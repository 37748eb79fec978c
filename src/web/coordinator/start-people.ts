import { effect, type Signal, signal } from '@preact/signals'
import type { Trust } from '../../crypto/grants.ts'
import { saySoftly } from '../shared/announcer.ts'
import type { Bell } from '../staff/bell.ts'
import { get, post } from '../staff/post.ts'
import type { SignedIn } from '../staff/sign-in.ts'
import { messageTones } from '../staff/tones.ts'
import { People } from './people.ts'
import { nameOf } from './people-names.ts'
import { personCalled } from './people-read.ts'
import type { PeopleServer } from './people-server.ts'
import { texts } from './people-texts.ts'

/** How often the list is read: somebody who knocks hangs on the phone while this part is open. */
const everyWhileShown = 3_000
const everyBeside = 20_000

/** The people's part of a page, while it lives. */
export interface PeopleWatch {
  readonly people: People
  /** Whether the part is on screen now. */
  readonly isShown: Signal<boolean>
}

interface Given {
  readonly person: SignedIn
  readonly trust: Omit<Trust, 'now'>
  readonly bell: Bell
  readonly again: PeopleServer['again']
}

/** Reads the people from now on, and tells who knocks: a soft sound, and words for who does not see it. */
export function startPeople({ person, trust, bell, again }: Given): PeopleWatch {
  const people = new People({
    server: { get, post, again },
    trust,
    me: { id: person.id, role: person.role, identity: person.keys?.identity ?? null },
    origin: location.origin,
    now: Date.now,
  })
  const isShown = signal(false)
  const told = new Set<string>()
  effect(() => {
    const seen = people.seen.value
    if (seen.is !== 'here' || !people.mayAct) return
    for (const { id, account } of seen.everyone.devices.filter(device => !told.has(device.id))) {
      told.add(id)
      bell.sounds.play(messageTones())
      const words = texts.knock.said(nameOf(personCalled(seen.everyone, account)))
      saySoftly(words)
      if (!document.hasFocus()) bell.notifications.show(texts.knock.somebody)
    }
  })
  watch(people, isShown)
  return { people, isShown }
}

/** One read after the other, sooner while the part is shown; none while an act goes on, which reads by itself. */
function watch(people: People, isShown: Signal<boolean>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), isShown.peek() ? everyWhileShown : everyBeside)
  }
  const look = async () => {
    // Who may let nobody in needs no news of who knocks: their page is quiet while nobody looks at it.
    const isWanted = people.mayAct || isShown.peek()
    if (isWanted && people.work.peek().is !== 'busy') await people.read()
    next()
  }
  effect(() => {
    if (isShown.value) void look()
  })
  void look()
}

/** How the part is called in the bar: it says when somebody knocks. */
export function peopleLabel({ people }: PeopleWatch): string {
  const count = people.mayAct ? people.knocking.value.length : 0
  return count > 0 ? texts.labelKnocking(count) : texts.label
}
