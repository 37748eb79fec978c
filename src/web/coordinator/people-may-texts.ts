import type { Act } from '../../domain/roles.ts'

const acts: Record<Act, string> = {
  'own-account': 'De eigen aanmelding en de eigen toestellen beheren',
  'watch-board': 'Zien hoeveel mensen wachten en wie er aan de balie zit',
  talk: 'Gesprekken voeren met jongeren',
  'read-material': 'Zinnen en voorbeelden lezen',
  'change-material': 'Zinnen en doorverwijzingen aanpassen',
  'see-roster': 'Het rooster zien',
  'plan-roster': 'Het rooster maken',
  'be-in-roster': 'In het rooster staan en ruilen',
  'run-evening': 'De chat openen en sluiten, de rij begrenzen',
  'read-crisis-decisions': 'Lezen wanneer het beroepsgeheim doorbroken werd',
  'see-people': 'Zien wie hier werkt',
  invite: 'Mensen uitnodigen (een beheerder enkel beheerders)',
  'let-in': 'Mensen en nieuwe toestellen binnenlaten, toegangen verlengen',
  'take-access-away': 'Toegang wegnemen',
  'read-key-files': 'Verzegelde sleutelbestanden openen',
}

/** Which role may do what, in words. */
export const mayTexts = {
  heading: 'Wie mag wat',
  lead: 'Elke rol mag precies dit. De deur van de server gebruikt dezelfde tabel.',
  act: 'Wat',
  acts,
  yes: 'ja',
  no: 'nee',
  nobody: 'Niemand kan een gesprek openen, behalve de twee die praten. Een beheerder leest niets.',
} as const
