import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { localMoment } from '../../domain/local-moment.ts'
import { contactRequest } from '../../protocol/contact.ts'
import {
  type ContactShown,
  type ContactTyped,
  nothingTyped,
  postedContactForm,
  readContactForm,
} from '../../protocol/contact-form.ts'
import type { ContactDeps } from '../contact/contact.ts'
import { keepMessage } from '../contact/keep-message.ts'
import type { ProofOfWork } from '../misuse/proof-of-work.ts'
import type { CameFrom } from './came-from.ts'
import { NetworkPace } from './network-pace.ts'
import { html, type PublicDeps, pageDataOf } from './public-routes.ts'
import { readForms } from './read-forms.ts'
import { sendRefusal } from './refuse.ts'

export interface ContactRouteDeps
  extends Pick<PublicDeps, 'pages' | 'settings' | 'status' | 'menu' | 'site' | 'config'> {
  readonly contact: ContactDeps
  readonly work: ProofOfWork
  readonly contactPerNetwork: number
  readonly cameFrom: CameFrom
}

const anyone = { config: { access: 'anyone' } } as const
const withForm = { config: { access: 'anyone', kind: 'form' } } as const
const form = { config: { access: 'anyone', kind: 'form', isForm: true } } as const
const hour = 60 * 60_000

/** [CT1]–[CT8] Writing to the team: the page and its form, which need no script, and the same from a page with script. */
export async function contactRoutes(app: FastifyInstance, deps: ContactRouteDeps): Promise<void> {
  const { pages, contact, cameFrom } = deps
  const data = pageDataOf(deps)
  const show = async (reply: FastifyReply, shown: Partial<ContactShown> = {}) => {
    const whole = {
      ...blank,
      keptDays: contact.keptDays,
      token: randomBytes(16).toString('base64url'),
      ...shown,
    }
    return html(reply, pages.site.contactPage({ ...(await data('contact', '/contact')), contact: whole }))
  }
  const pace = new NetworkPace(contact.clock, deps.contactPerNetwork, hour)
  app.get('/contact', withForm, (_, reply) => show(reply))
  app.get('/contact/verstuurd', anyone, async (_, reply) =>
    html(reply, pages.site.contactSentPage(await data('contact', '/contact'))),
  )
  await app.register(async forms => {
    readForms(forms)
    // What is no form of ours, or longer than any: still a page to read, with a form to write in.
    forms.setErrorHandler((error: { statusCode?: number }, _, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 500) contact.log.broken('request-failed', error)
      return status === 413
        ? show(reply.code(status), { problems: { text: 'too-long' } })
        : show(reply.code(status), { trouble: { kind: 'failed' } })
    })
    forms.post('/contact', form, (request, reply) =>
      takeForm(request, reply, { contact, pace, show, cameFrom }),
    )
  })
  takeFromScript(app, deps)
}

const blank = { typed: nothingTyped, problems: {}, trouble: null }

interface FormDeps {
  readonly contact: ContactDeps
  readonly cameFrom: CameFrom
  readonly pace: NetworkPace
  readonly show: (reply: FastifyReply, shown: Partial<ContactShown>) => Promise<FastifyReply>
}

/** [CT3] What a browser without script posts: kept and confirmed at an address of its own, or shown again as it was typed. */
async function takeForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { contact, pace, show, cameFrom }: FormDeps,
): Promise<FastifyReply> {
  const posted = v.safeParse(postedContactForm, request.body)
  if (!posted.success) return show(reply.code(400), { problems: { text: 'missing' } })
  const { titel, token, ...typed } = posted.output
  const sent = () => reply.redirect('/contact/verstuurd', 303)
  // [CT6] Only a program fills in what nobody sees; it need not learn that it was found out.
  if (titel !== '') return sent()
  const read = readContactForm(typed)
  if ('problems' in read) return show(reply.code(400), { typed, ...read, token })
  const address = cameFrom(request.raw)
  const waitsUntil = pace.take(address)
  if (waitsUntil !== null) {
    // A minute later: the clock shows no seconds.
    const { time } = localMoment(contact.zone, waitsUntil + 60_000)
    return show(reply.code(429), { typed, token, trouble: { kind: 'too-many', time } })
  }
  try {
    await keepMessage(contact, { how: 'open', id: idOf(token, typed), ...read.words })
  } catch (error) {
    pace.giveBack(address)
    contact.log.broken('request-failed', error)
    return show(reply.code(503), { typed, token, trouble: { kind: 'failed' } })
  }
  return sent()
}

/** The same form with the same words is one message, also when somebody presses twice; other words are another one. */
function idOf(token: string, typed: ContactTyped): string {
  const said = JSON.stringify([token, typed.text, typed.name, typed.mailAddress])
  return createHash('sha256').update(said).digest().subarray(0, 16).toString('base64url')
}

/** [CT5] [CT8] From a page with script: after its work, sealed, or open by the person's own choice. */
function takeFromScript(
  app: FastifyInstance,
  { contact, work, contactPerNetwork, cameFrom }: ContactRouteDeps,
): void {
  // A count of its own: a flood of forms without work holds up nobody who did some.
  const pace = new NetworkPace(contact.clock, contactPerNetwork, hour)
  app.get('/api/contact/work', anyone, () => work.ask({ purpose: 'contact' }))
  app.post('/api/contact', anyone, async (request, reply) => {
    const parsed = v.safeParse(contactRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const address = cameFrom(request.raw)
    const waitsUntil = pace.take(address)
    if (waitsUntil !== null) {
      const seconds = Math.ceil((waitsUntil - contact.clock.now()) / 1000)
      return sendRefusal(reply.header('retry-after', String(seconds)), 'too-fast')
    }
    const { work: done, ...came } = parsed.output
    let isKept = false
    try {
      const refused = await work.take({ purpose: 'contact' }, done)
      if (refused) return sendRefusal(reply, refused.refused)
      await keepMessage(contact, came)
      isKept = true
      return reply.code(204).send()
    } finally {
      if (!isKept) pace.giveBack(address)
    }
  })
}
