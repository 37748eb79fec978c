import { beforeStory } from './before-story.ts'
import { coordinatorStory } from './coordinator-story.ts'
import { deskStory } from './desk-story.ts'
import { handsStory } from './hands-story.ts'
import { siteStory } from './site-story.ts'
import type { Story } from './story.ts'
import { talkStory } from './talk-story.ts'
import { troubleStory } from './trouble-story.ts'
import { waitStory } from './wait-story.ts'

/** All of them, in the order in which people meet these screens. */
export const stories: readonly Story[] = [
  ...[siteStory, beforeStory, waitStory],
  ...[talkStory, troubleStory, handsStory],
  ...[deskStory, coordinatorStory],
]
