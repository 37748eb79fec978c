import { sentencePhases } from '../../protocol/sentences.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { exampleOfSentence } from '../staff/example-of.ts'
import { phaseNames } from '../staff/phase-words.ts'
import type { Choice } from './slash-list.ts'

/** Every sentence that this counsellor can choose from: the own ones first, then what everybody shares. */
export function choicesOf({ own, examples, book }: DeskMaterial): readonly Choice[] {
  const mine = own.content.value.sentences.flatMap(({ id, name, phase: kept, text }): Choice[] => {
    const phase = sentencePhases.find(one => one === kept)
    if (!phase) return []
    return [
      { key: `own-${id}`, name, phase, phaseName: phaseNames[phase], text, isOwn: true, isExample: false },
    ]
  })
  const shared = book.shared.map((sentence): Choice => {
    const { name, phase, text, is } = sentence
    const isExample = is === 'shipped' && examples.tickOf(exampleOfSentence(sentence)) === undefined
    return { key: name, name, phase, phaseName: phaseNames[phase], text, isOwn: false, isExample }
  })
  return [...mine, ...shared]
}
