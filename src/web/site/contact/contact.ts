import '../../shared/base.css'
import '../../shared/public-page.css'
import '../site-frame.css'
import '../site.css'
import './contact.css'
import { effect } from '@preact/signals'
import { h, render } from 'preact'
import { type ContactTyped, readContactForm } from '../../../protocol/contact-form.ts'
import type { PageSettings } from '../../../protocol/page-settings.ts'
import { startAnnouncers } from '../../shared/announcers.tsx'
import { onLeaving } from '../../shared/leaving.ts'
import { readSettings } from '../../shared/page-data.ts'
import { ContactSending } from './contact-sending.ts'
import { waysOut } from './contact-ways.ts'
import { LiveForm } from './live-form.tsx'

/** What stands in the served form already: somebody may have typed before this script came. */
function typedIn(place: HTMLElement): ContactTyped {
  const value = (id: string) =>
    place.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#contact-${id}`)?.value ?? ''
  return { text: value('text'), name: value('name'), mailAddress: value('mail') }
}

function takeOver(place: HTMLElement, settings: PageSettings): ContactSending {
  const left = new AbortController()
  const sending = new ContactSending(waysOut(settings, left.signal))
  sending.typed.value = typedIn(place)
  // The form was sent without this script and came back: what is to be mended stays in sight.
  const read = readContactForm(sending.typed.value)
  if (place.querySelector('#contact-problems') && 'problems' in read) sending.problems.value = read.problems
  const at = document.activeElement?.id
  place.replaceChildren()
  render(h(LiveForm, { sending }), place)
  if (at) document.getElementById(at)?.focus()
  effect(() => {
    // In the place of this page: the way back leads to no form with words in it.
    if (sending.stage.value.at === 'sent') location.replace('/contact/verstuurd')
  })
  addEventListener('pagehide', () => {
    left.abort()
    sending.forget()
  })
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  return sending
}

const settings = readSettings()
const place = document.getElementById('contact')
startAnnouncers()
if (settings) {
  const sending = place ? takeOver(place, settings) : undefined
  onLeaving(() => sending?.forget())
}
