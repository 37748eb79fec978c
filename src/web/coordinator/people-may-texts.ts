import type { Act } from '../../domain/roles.ts'

const acts: Record<Act, string> = {
  'own-account': 'De eigen aanmelding en het eigen wachtwoord beheren',
  'watch-board': 'Zien hoeveel mensen wachten en wie er aan de balie zit',
  talk: 'Gesprekken voeren met jongeren',
  'run-evening': 'De chat openen en sluiten, de rij begrenzen',
  'read-material': 'Zinnen, oefeningen en nieuws lezen',
  'change-material': 'Gedeelde zinnen wijzigen, voorbeelden nakijken',
  'see-roster': 'Het rooster zien',
  'plan-roster': 'Het rooster maken',
  'be-in-roster': 'In het rooster staan, diensten ruilen',
  'read-crisis-decisions': 'Beslissingen over het beroepsgeheim nalezen, zonder tekst',
  'read-inbox': 'Berichten aan het team lezen, afhandelen en wissen',
  'read-audit-log': 'Lezen wie van het team wat deed',
  'see-people': 'Zien wie hier werkt',
  invite: 'Mensen uitnodigen (een beheerder enkel beheerders)',
  'let-in': 'Mensen en nieuwe toestellen binnenlaten, toegangen verlengen',
  'take-access-away': 'Toegang wegnemen',
  'read-key-files': 'Verzegelde sleutelbestanden openen',
  'seal-key-files': 'De sleutels verzegelen voor wie ze mag openen',
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
