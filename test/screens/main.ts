import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeContactSheet } from './contact-sheet.ts'
import { playStory } from './play-story.ts'
import { putReadmePictures } from './readme-pictures.ts'
import { stories } from './stories.ts'
import type { Story } from './story.ts'
import { type Picture, takePictures } from './take-pictures.ts'

/**
 * `npm run screens`: pictures of every screen and state, on one contact sheet. `-- --only WORD`: stories
 * with that word. `-- --readme`: also puts the three of the README in their place.
 */

const folder = resolve('test-results/screens')
const atOnce = 2
const { values } = parseArgs({ options: { only: { type: 'string' }, readme: { type: 'boolean' } } })
const wanted = stories.filter(({ name }) => name.toLowerCase().includes((values.only ?? '').toLowerCase()))

if (wanted.length === 0) {
  say(`No story has “${values.only}” in its name. There are: ${stories.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else await takeAll()

async function takeAll(): Promise<void> {
  const begun = Date.now()
  // Pictures of other stories stay, for who looks at them beside new ones.
  if (values.only === undefined) rmSync(folder, { recursive: true, force: true })
  const left = [...wanted]
  const taken = new Map<string, Picture[]>(wanted.map(({ name }) => [name, []]))
  const work = async () => {
    for (let story = left.shift(); story; story = left.shift())
      await takeStory(story, taken.get(story.name) ?? [])
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const pictures = [...taken.values()].flat()
  await writeContactSheet(folder, pictures)
  if (values.readme) await putReadmePictures(folder)
  const seconds = Math.round((Date.now() - begun) / 1000)
  say(`${pictures.length} pictures in ${seconds} s: ${folder}/index.html`)
}

/** A story that breaks off keeps the pictures that it has, and the command fails. */
async function takeStory(story: Story, pictures: Picture[]): Promise<void> {
  const { name } = story
  const begun = Date.now()
  try {
    await playStory(story, takePictures(name, folder, pictures))
    say(`✓ ${name}: ${pictures.length} pictures, ${Math.round((Date.now() - begun) / 1000)} s`)
  } catch (error) {
    process.exitCode = 1
    say(
      `✗ ${name}, after “${pictures.at(-1)?.state ?? 'nothing'}”: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
