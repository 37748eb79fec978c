import type { MakingPart } from '../../../crypto/helpline-keys.ts'

/** What the first coordinator reads at the set-up. */
export const setUpTexts = {
  steps: ['Klaarzetten', 'Wie ben je?', 'Sleutels', 'Op papier', 'Aanmelden'],
  need: {
    heading: 'Je hulplijn begint hier',
    lead: 'Je maakt nu de sleutels van de hulplijn. Dat gebeurt één keer, op dit toestel. De server krijgt ze nooit.',
    list: [
      'Een kwartier waarin niemand je stoort.',
      'Papier en een pen, of een printer.',
      'Een collega die straks ook toegang krijgt. Zo hangt niet alles van jou af.',
      'Je telefoon, als je kiest voor een wachtwoord met codes.',
    ],
    begin: 'Begin',
    asideHeading: 'Goed om te weten',
    aside: [
      'Laat deze pagina open tot het einde. Anders begin je opnieuw.',
      'Er vertrekt niets voor je papier in orde is.',
      'Doe dit op een toestel van het werk, niet op een gedeelde computer.',
    ],
  },
  making: {
    heading: 'We maken je sleutels',
    lead: 'Dat duurt een paar tellen. Alles gebeurt op dit toestel.',
    parts: {
      root: 'De hoofdsleutel van de hulplijn',
      identity: 'Jouw eigen sleutel',
      paper: 'Het herstelblad',
      years: 'De kluissleutels voor drie schooljaren',
    } satisfies Record<MakingPart, string>,
  },
  notMade: {
    heading: 'De sleutels kwamen er niet',
    lead: 'Je browser kan ze misschien niet maken. Werk hem bij, of neem een andere. Er is nog niets verstuurd.',
    again: 'Probeer opnieuw',
  },
  send: 'Rond af',
  noLink: {
    heading: 'Deze link is niet volledig',
    lead: 'Open de hele link die de server toonde toen hij startte. Ze eindigt op een lange code.',
  },
  already: {
    heading: 'Deze hulplijn is al ingesteld',
    lead: 'De link werkte één keer. Werk je hier? Dan kan je je aanmelden.',
  },
  refused: {
    heading: 'Deze link werkt niet meer',
    lead: 'Ze is gebruikt, ouder dan een dag, of van een vorige start. Start de server opnieuw voor een nieuwe link.',
    paper: 'Gooi je papier van daarnet weg. Bij een nieuwe link horen nieuwe sleutels.',
  },
  done: {
    heading: 'Klaar. Je hulplijn bestaat.',
    lead: 'De sleutels liggen waar ze horen: bij jou en op papier.',
    list: [
      'Leg het herstelblad nu in de brandkast.',
      'Gebruik je codes? Wacht op een nieuwe code voor je je aanmeldt.',
      'Nodig daarna je collega’s uit. Geef minstens één van hen ook het recht om toegang te geven.',
    ],
    signIn: 'Meld je aan',
  },
  toDesk: 'Naar aanmelden',
} as const
