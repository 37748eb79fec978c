import type { SurveyTaps } from '../../domain/survey.ts'

type Words<Question extends keyof SurveyTaps> = Record<NonNullable<SurveyTaps[Question]>, string>

/** Words of what comes after the page itself: reading otherwise, hiding for a moment, three questions at the end. */
export const laterTexts = {
  reader: {
    title: 'Lees je liever anders?',
    link: 'Grotere letters, meer ruimte of donker scherm',
    lead: 'Dit geldt alleen nu, op dit scherm. We onthouden het niet.',
    letters: 'Letters',
    letterSizes: { normal: 'gewoon', larger: 'groter', largest: 'grootst' },
    room: 'Ruimte tussen letters en regels',
    rooms: { normal: 'gewoon', more: 'meer ruimte' },
    look: 'Scherm',
    looks: { device: 'zoals dit toestel', paper: 'licht, als papier', board: 'donker, als een bord' },
    enter: 'Toets Enter',
    enters: { no: 'verstuurt je bericht', yes: 'begint een nieuwe regel' },
    typing: 'Voorlezen dat iemand schrijft',
    typings: { yes: 'ja', no: 'nee' },
    done: 'Klaar',
  },

  hiding: {
    hide: 'Even verbergen',
    hint: 'Toon even een klok. Je gesprek blijft van jou.',
    /** What lies over the page says nothing about it, also to who listens. */
    title: 'Klok',
    back: 'Verder',
    backNews: 'Verder, er is iets nieuws',
    came: (count: number) => (count === 1 ? 'Er kwam 1 bericht bij.' : `Er kwamen ${count} berichten bij.`),
    again: 'Je bent terug.',
  },

  survey: {
    title: 'Drie korte vragen',
    lead: 'Overslaan mag. We bewaren niet van wie dit komt.',
    feeling: 'Hoe voel je je nu, tegenover het begin?',
    feelings: {
      'much-worse': 'veel minder goed',
      worse: 'minder goed',
      same: 'hetzelfde',
      better: 'beter',
      'much-better': 'veel beter',
    } satisfies Words<'feeling'>,
    gained: 'Heb je iets aan dit gesprek?',
    gains: { yes: 'ja', 'a-little': 'een beetje', no: 'nee' } satisfies Words<'gained'>,
    recommends: 'Zou je dit een vriend aanraden?',
    recommendations: { yes: 'ja', maybe: 'misschien', no: 'nee' } satisfies Words<'recommends'>,
    text: 'Wil je nog iets kwijt?',
    textHint: 'Schrijf geen namen. Alleen het team van de chat kan dit lezen.',
    send: 'Verstuur',
    sending: 'We versturen je antwoorden …',
    kept: 'Het lukt nu niet. We houden je antwoorden hier bij, tot je weggaat.',
    again: 'Probeer opnieuw',
    sent: 'Bedankt. Je antwoorden zijn verstuurd.',
    already: 'Je antwoorden waren al verstuurd. Bedankt.',
    late: 'Het is te laat om dit nog te versturen. Dat is niet erg.',
  },
} as const
