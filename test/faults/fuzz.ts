import { Chance } from '../evening/chance.ts'
import type { Known } from './fuzz-frames.ts'
import { HelplineProcess } from './helpline-process.ts'
import { type Outcome, type Play, pause, shortened } from './outcome.ts'
import { Party } from './party.ts'
import type { Staff } from './staff.ts'
import { dawdlers, Stranger } from './stranger.ts'

const mostGrowth = 50 * 1024 * 1024
const visitorsAtOnce = 6

/**
 * [WR13] Two people talk while strangers at the door and at other desks send `times` frames that make no sense.
 * Their talk goes on, and no word of it reaches a stranger; nothing in the server breaks, or grows by 50 MB.
 */
export async function playFuzz(staff: Staff, { seed, times }: Play): Promise<Outcome> {
  const helpline = await HelplineProcess.opens(staff)
  const endless = { many: Number.POSITIVE_INFINITY, closer: 'desk', isRough: false } as const
  const party = await Party.begins(helpline, seed, { visitors: 1, desks: 1, plan: () => endless })
  const faults: string[] = []
  const slow = dawdlers(helpline)
  try {
    const known = await whatStrangersKnow(party)
    const strangers = await strangersOf(helpline, seed, known)
    await goOn(strangers, Math.min(1_000, times / 10))
    const before = await helpline.weighs()
    await goOn(strangers, times)
    await pause(500)
    const after = await helpline.weighs()
    const growth = after.resident - before.resident
    if (growth > mostGrowth) faults.push(`the server grew by ${Math.round(growth / 2 ** 20)} MB`)
    await party.calms()
    const { talks, acceptedTexts: texts } = party.book
    if (talks !== 1) faults.push('the two who talked did not go on with their talk')
    faults.push(...strangers.flatMap(stranger => stranger.faults), ...helpline.broken())
    faults.push(...party.book.whatIsWrong(), ...helpline.crashes)
    const total = (figure: (stranger: Stranger) => number) =>
      strangers.reduce((sum, stranger) => sum + figure(stranger), 0)
    const [frames, refusals, takes] = [
      total(({ sent }) => sent),
      total(one => one.refused),
      total(one => one.taken),
    ]
    // In few frames it is chance whether a stranger gets as far as a talk.
    if (refusals === 0 || (takes === 0 && times >= 20_000))
      faults.push('no stranger was refused, or none got as far as a talk')
    const megabytes = Math.round((growth / 2 ** 20) * 10) / 10
    return { figures: { frames, refusals, takes, texts, megabytes }, faults: shortened(faults) }
  } finally {
    for (const socket of slow) socket.destroy()
    party.closes()
    await helpline.closes()
  }
}

/** A stranger may have seen everything on the wire of others, but their secrets. */
async function whatStrangersKnow(party: Party): Promise<Known> {
  const [visitor, desk] = [party.visitors[0], party.desks[0]]
  while (visitor?.is !== 'talking' || party.accepted.length < 6) await pause(20)
  const c = desk?.desk.conversation?.taken.id ?? ''
  return {
    ids: [c],
    tickets: [],
    offers: [],
    sealed: [...party.sealed].slice(0, 5),
    certificates: desk ? [desk.seated.shift.certificate] : [],
    envelopes: [],
  }
}

/** At the door, and at the desks that nobody of the two sits at; two sockets at one desk quarrel for it. */
async function strangersOf(helpline: HelplineProcess, seed: number, known: Known): Promise<Stranger[]> {
  const chance = new Chance(seed)
  const next = () => chance.whole(0, 2 ** 30)
  const strangers = Array.from({ length: visitorsAtOnce }, () => new Stranger(helpline, next(), known))
  for (const { username } of helpline.staff.counsellors.slice(1)) {
    const seated = await helpline.staff.sitsDown(helpline.url, username)
    known.certificates.push(seated.shift.certificate)
    const desk = { seated, own: new Set<string>() }
    strangers.push(new Stranger(helpline, next(), known, desk))
    if (username.endsWith('2')) strangers.push(new Stranger(helpline, next(), known, desk))
  }
  return strangers
}

async function goOn(strangers: readonly Stranger[], frames: number): Promise<void> {
  const sent = () => strangers.reduce((sum, stranger) => sum + stranger.sent, 0)
  const until = sent() + frames
  await Promise.all(
    strangers.map(async stranger => {
      while (sent() < until) await stranger.visits()
    }),
  )
}
