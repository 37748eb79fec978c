import { type Everyone, type Person, personCalled } from './people-read.ts'
import { texts } from './people-texts.ts'
import { calledOf } from './people-view.ts'

/** [SI60] The name of the old grant, or the username said as what it is. */
export function nameOf(person: Person | undefined): string {
  const lapsed = person?.lapsed[0]?.name
  if (person?.name) return person.name
  return lapsed ?? texts.knock.unnamed(person ? calledOf(person) : '?')
}

/** Who invited, for a colleague. */
export function inviterOf(everyone: Everyone, id: string): string {
  const person = personCalled(everyone, id)
  return person ? calledOf(person) : texts.invite.someDeputy
}
