import '../shared/base.css'
import '../shared/public-page.css'
import './site.css'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { saySoftly } from '../shared/announcer.ts'
import { startAnnouncers } from '../shared/announcers.tsx'
import { askStatus, readSettings } from '../shared/page-data.ts'
import { quickExit } from '../shared/quick-exit.ts'
import { onTripleShift } from '../shared/triple-shift.ts'
import { statusWords } from './texts.ts'

const refreshEvery = 30_000

/** The words change only when they are other words, and only then are they announced. */
function show(status: PublicStatus) {
  const { words, more = '', isDoorOpen } = statusWords(status)
  const box = document.getElementById('status')
  const wordsPlace = document.getElementById('status-words')
  const morePlace = document.getElementById('status-more')
  const start = document.getElementById('start')
  if (!box || !wordsPlace || !morePlace || !start) return
  const isOther = wordsPlace.textContent !== words
  box.dataset['state'] = status.state
  wordsPlace.textContent = words
  morePlace.textContent = more
  morePlace.hidden = more === ''
  start.hidden = !isDoorOpen
  if (isOther) saySoftly(more === '' ? words : `${words} ${more}`)
}

async function refresh() {
  if (document.visibilityState === 'hidden') return
  const status = await askStatus()
  if (status) show(status)
}

/** `replace` keeps the site out of the list behind the Back button of the chat. */
function enterByReplacing() {
  document.getElementById('start')?.addEventListener('click', event => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    location.replace('/chat')
  })
}

function leaveQuickly(target: string) {
  const leave = () => quickExit(target)
  onTripleShift(leave)
  document.querySelector('.quick-exit')?.addEventListener('click', event => {
    event.preventDefault()
    leave()
  })
}

const settings = readSettings()
if (settings) leaveQuickly(settings.quickExit)
startAnnouncers()
if (document.getElementById('status')) {
  enterByReplacing()
  setInterval(refresh, refreshEvery)
  document.addEventListener('visibilitychange', refresh)
}
