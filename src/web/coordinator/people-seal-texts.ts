import type { PeopleRefusal } from './people.ts'

/** Why the keys could not be sealed anew. Nothing was changed then. */
export const sealRefusals: Partial<Record<PeopleRefusal, string>> = {
  'not-an-opener': 'Jij kan niet alle sleutels openen. Vraag het aan een andere coördinator.',
  'other-file': 'In een sleutelbestand zit iets anders dan we verwachten. We veranderden niets.',
  'other-kind': 'Iemand heeft een sleutel van een andere soort. We veranderden niets.',
  'no-recovery': 'Het herstelblad heeft geen geldige toegang. Zonder herstelblad verzegelen we niets.',
}

/** For whom the keys of the house are sealed. */
export const sealTexts = {
  notYet: (names: string) => `De sleutels zijn nog niet verzegeld voor ${names}.`,
  why: 'Wie hier staat, kan er nog niets mee openen.',
  openers: (names: string) => `We verzegelen de sleutels voor: ${names}.`,
  trainers: (names: string) => `Enkel de sleutels van de opleiding ook voor: ${names}.`,
  before: 'Ken je iedereen die hier staat? Dan kan je verder.',
  notYou: 'Jij staat er zelf bij. Lukt het je niet? Vraag het aan een andere coördinator.',
  sheet: 'het herstelblad',
  go: 'Verzegel de sleutels',
} as const
