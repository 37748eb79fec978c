import { inWords, momentInWords, untilInWords } from '../../domain/hours-in-words.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'

export interface DoorWords {
  /** One short sentence: is it open? */
  readonly words: string
  /** What follows from it; '' when there is nothing more to say. */
  readonly more: string
  /** Whether a visitor may come in, or stand in line, now. */
  readonly mayCome: boolean
}

const call = 'Je kan nu wel een nummer bellen.'

/** What everyone reads about the door, in every state. */
export function doorWords(status: PublicStatus): DoorWords {
  const [words, ...more] = sentencesFor(status)
  return { words, more: more.filter(sentence => sentence !== '').join(' '), mayCome: status.mayCome }
}

function sentencesFor(status: PublicStatus): [string, ...string[]] {
  switch (status.state) {
    case 'open':
      return ['Er is nu iemand voor jou.', openUntil(status)]
    case 'waiting':
      return [
        'Er is nu niet meteen iemand vrij.',
        peopleWait(status.waiting),
        wait(status),
        openUntil(status),
      ]
    case 'full':
      return [
        'De rij is nu vol.',
        status.mayCome ? 'Kom gerust. We openen vanzelf.' : call,
        openUntil(status),
      ]
    case 'unattended':
      return [
        'Er is nu nog geen begeleider.',
        status.mayCome ? 'Je mag al in de rij gaan staan.' : `Kijk straks nog eens. ${call}`,
      ]
    case 'stopped':
      return ['We sluiten zo. Een nieuw gesprek lukt nu niet meer.', opensAgain(status), call]
    case 'closed':
    case 'paused':
      return closed(status)
    case 'not-set-up':
      return ['De chat is nog niet klaar.', call]
  }
}

function closed({ opening, now }: PublicStatus): [string, ...string[]] {
  if (opening.isOpen) return ['Nu is er niemand.', call]
  const [words = '', ...more] = inWords(opening, now).split(/(?<=[.!?])\s+/)
  return [words, ...more, call]
}

function openUntil({ opening, now }: PublicStatus): string {
  if (!opening.isOpen || opening.closesAt === null) return ''
  return `We zijn open, ${untilInWords(opening.closesAt, now)}.`
}

function opensAgain({ opening, now }: PublicStatus): string {
  if (opening.isOpen || opening.opensAt === null) return ''
  const moment = momentInWords(opening.opensAt, now)
  return `${moment.charAt(0).toUpperCase()}${moment.slice(1)} zijn we er weer.`
}

function peopleWait(count: number): string {
  if (count === 0) return 'Er wacht nog niemand.'
  return count === 1 ? 'Er wacht 1 persoon.' : `Er wachten ${count} mensen.`
}

function wait({ wait }: PublicStatus): string {
  return wait === null ? '' : waitInWords(wait)
}

/** "Meestal duurt het 5 tot 10 minuten.": an honest range, never a promise. */
export function waitInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === 0) return `Meestal duurt dat minder dan ${Math.max(to, 5)} minuten.`
  if (from === to) return `Meestal duurt dat ongeveer ${from} minuten.`
  return `Meestal duurt dat ${from} tot ${to} minuten.`
}
