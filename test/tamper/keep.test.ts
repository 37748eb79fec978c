import { expect, test } from 'vitest'
import { greeted, meet, must, now, says } from '../../src/crypto/test-cast.ts'

// The answer on keeping. The pages do not ask yet; what the seals hold of it already is looked at here.

async function closed() {
  const { visitor, counsellor } = await greeted((await meet()).epoch)
  must(await counsellor.receive(await says(visitor, 'een')))
  must(await visitor.receive(must(await counsellor.close(now))))
  must(await counsellor.receive(must(await visitor.close(now))))
  return { visitor, counsellor }
}

test('[TM196] [SE35] a withheld yes is no yes, a yes from before a no does not come again, and a no that was held back is missed at the next word', async () => {
  const { visitor, counsellor } = await closed()
  const yes = must(await visitor.seal({ k: 'keep', answer: 'yes' }, now))
  const no = must(await visitor.seal({ k: 'keep', answer: 'no' }, now))
  const yesAgain = must(await visitor.seal({ k: 'keep', answer: 'yes' }, now))
  expect(await counsellor.receive(no)).toEqual({ refused: 'gap' })
  expect(must(await counsellor.receive(yes)).content).toEqual({ k: 'keep', answer: 'yes' })
  expect(await counsellor.receive(yesAgain)).toEqual({ refused: 'gap' })
  expect(must(await counsellor.receive(no)).content).toEqual({ k: 'keep', answer: 'no' })
  expect(await counsellor.receive(yes)).toEqual({ refused: 'replayed' })
  // Only Noor's own word could make one, and it is not hers to say.
  expect(await counsellor.seal({ k: 'keep', answer: 'yes' }, now)).toEqual({ refused: 'kind-not-allowed' })
})
