import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { mostShared, type Sentence, sentence } from '../../protocol/sentences.ts'
import { readSiteFile } from '../read-site-file.ts'

const file = v.strictObject({
  sentences: v.pipe(
    v.array(sentence, 'expected a list of sentences, each with name, phase and text'),
    v.maxLength(mostShared, `expected at most ${mostShared} sentences`),
    v.check(all => new Set(all.map(({ name }) => name)).size === all.length, 'expected every name once'),
  ),
})

/** [DK32] Reads `sentences.json` of a site folder; without it counsellors have those that they write themselves. Throws `StartRefused`: file, place in it, what was expected. */
export function readSentences(directory: string): readonly Sentence[] {
  const path = join(directory, 'sentences.json')
  return existsSync(path) ? readSiteFile(path, file).sentences : []
}
