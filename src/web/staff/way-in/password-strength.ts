import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as dutch } from '@zxcvbn-ts/language-nl-be'

// Half a megabyte of dictionaries: loaded only where a password is chosen, by `import()`.

zxcvbnOptions.setOptions({ graphs: adjacencyGraphs, dictionary: { ...common, ...dutch } })

/** [SI44] How hard a password is to guess, 0 … 4, for somebody who knows `own` words. Nothing leaves the page. */
export async function strengthOf(password: string, own: readonly string[]): Promise<0 | 1 | 2 | 3 | 4> {
  return zxcvbn(password, [...own]).score
}
