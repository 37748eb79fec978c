import '../shared/base.css'
import '../shared/public-page.css'
import './site-frame.css'
import './hours-page.css'
import './site.css'
import './text-page.css'
import './privacy.css'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { saySoftly } from '../shared/announcer.ts'
import { startAnnouncers } from '../shared/announcers.tsx'
import { type DoorWords, doorWords } from '../shared/door-words.ts'
import { followStatus } from '../shared/follow-status.ts'
import { readSettings } from '../shared/page-data.ts'
import { unknownDoor } from './unknown-door.ts'

function show(status: PublicStatus) {
  showDoor(status)
  showElsewhere(status)
  showNotice(status.notice)
}

/** [WP6] What was true a minute ago is no answer: the hours, the numbers that always answer, and no button. */
function showUnknown(hoursText: string | undefined) {
  writeDoor('unknown', unknownDoor(hoursText), false)
  const section = document.getElementById('elsewhere')
  if (section) section.hidden = false
  for (const item of document.querySelectorAll<HTMLElement>('#elsewhere [data-open]')) item.hidden = true
}

function showDoor(status: PublicStatus) {
  writeDoor(status.state, doorWords(status), status.mayCome)
}

/** Only another first sentence, or another answer to "may I come?", is worth saying aloud; numbers change all the time. */
function writeDoor(state: string, { words, more }: Pick<DoorWords, 'words' | 'more'>, mayCome: boolean) {
  const box = document.getElementById('status')
  const wordsPlace = document.getElementById('status-words')
  const morePlace = document.getElementById('status-more')
  const start = document.getElementById('start')
  if (!box || !wordsPlace || !morePlace || !start) return
  const isOther = wordsPlace.textContent !== words || start.hidden === mayCome
  box.dataset['state'] = state
  wordsPlace.textContent = words
  morePlace.textContent = more
  morePlace.hidden = more === ''
  start.hidden = !mayCome
  if (isOther) saySoftly(more === '' ? words : `${words} ${more}`)
}

/** [RF5] Nobody is sent to a door that closed since this page was made. Who opened since then stands behind the link. */
function showElsewhere({ mayCome, openNow }: PublicStatus) {
  const section = document.getElementById('elsewhere')
  if (!section) return
  section.hidden = mayCome
  for (const item of section.querySelectorAll<HTMLElement>('[data-open]')) {
    const ways = item.dataset['open']?.split(' ') ?? []
    item.hidden = !ways.some(way => openNow[way] === 'open')
  }
}

function showNotice(text: string | null) {
  const banner = document.getElementById('notice')
  const place = banner?.querySelector('span')
  if (!banner || !place) return
  const isOther = (place.textContent ?? '') !== (text ?? '')
  place.textContent = text ?? ''
  banner.hidden = text === null
  if (isOther && text !== null) saySoftly(text)
}

/** `replace` keeps the site out of the list behind the Back button of the chat. */
function enterByReplacing() {
  document.getElementById('start')?.addEventListener('click', event => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    location.replace('/chat')
  })
}

/** A page that comes back from the browser's memory must not show the door of an hour ago. */
function stayFresh(hoursText: string | undefined) {
  const lose = () => showUnknown(hoursText)
  const follow = () => followStatus(show, undefined, lose)
  let stop = follow()
  addEventListener('offline', lose)
  addEventListener('online', () => {
    stop()
    stop = follow()
  })
  addEventListener('pagehide', () => stop())
  addEventListener('pageshow', event => {
    if (event.persisted) stop = follow()
  })
}

const settings = readSettings()
startAnnouncers()
if (document.getElementById('status')) {
  enterByReplacing()
  stayFresh(settings?.hoursText)
}
