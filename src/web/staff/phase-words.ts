import type { SentencePhase } from '../../protocol/sentences.ts'

export interface PhaseWords {
  readonly id: SentencePhase
  readonly name: string
  readonly goal: string
  /** "de bezoeker" in them becomes the visitor's own name as soon as that is known. */
  readonly cues: readonly string[]
}

/** The five phases of a conversation, in order, with a few words to hold on to. */
export const phaseWords: readonly PhaseWords[] = [
  {
    ...{ id: 'welcome', name: 'Onthaal', goal: 'Warm welkom' },
    cues: ['Noem de naam en wie jij bent', 'Zeg dat traag typen mag', 'Vraag wat de bezoeker hier brengt'],
  },
  {
    ...{ id: 'explore', name: 'Verkennen', goal: 'De vraag verhelderen' },
    cues: ['Vraag door op wat er gebeurt', 'Benoem het gevoel dat je leest', 'Vraag wie er al van weet'],
  },
  {
    ...{ id: 'goal', name: 'Doel en kern', goal: 'Wat kan in dit gesprek?' },
    cues: [
      'Vraag wat de bezoeker vandaag wil bereiken',
      'Zoek samen één ding dat haalbaar is',
      'Vat samen en vraag of het klopt',
    ],
  },
  {
    ...{ id: 'approach', name: 'Aanpak', goal: 'Samen een stap zoeken' },
    cues: ['Vraag wat al eens hielp', 'Geef kort de info die past', 'Kijk wie kan meehelpen'],
  },
  {
    ...{ id: 'round-off', name: 'Afronden', goal: 'De cirkel rond' },
    cues: ['Zeg dat jullie afronden', 'Vraag wat de bezoeker meeneemt', 'Zeg dat terugkomen mag'],
  },
]

/** Every phase and moment of which sentences exist, as people call it. */
export const phaseNames: Record<SentencePhase, string> = {
  ...{ welcome: 'Onthaal', explore: 'Verkennen', goal: 'Doel en kern' },
  ...{ approach: 'Aanpak', 'round-off': 'Afronden' },
  ...{ crisis: 'Crisis', silence: 'Stilte', misuse: 'Misbruik', closing: 'Afscheid' },
}

/** All the words of a phase in one text: what a coordinator ticks. */
export function wordsOfPhase({ name, goal, cues }: PhaseWords): string {
  return [name, goal, ...cues].join('\n')
}
