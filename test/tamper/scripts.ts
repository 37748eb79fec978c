import type { Script } from './cases.ts'

/** The desk that could not read asks for a new key; the visitor's page does when its person says so. */
export const mends: Script = async table => {
  await table.passes(6)
  if (table.visitor.question.value?.about === 'damaged') await table.answers('may-read')
  if (table.noor.desk.conversation?.isDamaged.value) table.noor.desk.conversation.askRepair()
  await table.passes(6)
}

/** A talk of two from the first press to the end. */
export const talk: Script = async table => {
  await table.meets()
  await table.says('visitor', 'een')
  await table.says('noor', 'twee')
  await table.says('visitor', 'drie')
  await table.says('noor', 'vier')
  await mends(table)
  await table.says('visitor', 'vijf')
  await table.says('noor', 'zes')
  await mends(table)
  await table.says('visitor', 'zeven')
  await table.says('noor', 'acht')
  await table.roundsOff()
  await table.passes(2)
}
