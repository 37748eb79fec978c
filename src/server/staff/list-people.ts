import type { Instant } from '../../domain/people.ts'
import { may } from '../../domain/roles.ts'
import type { PeopleAnswer } from '../../protocol/people.ts'
import type { Knocking, KnockingDevices } from './devices.ts'
import { listKeyFiles } from './key-files.ts'
import { showWay } from './own-ways.ts'
import type { Account, Invitation, KeyFile, Session, Way } from './people.ts'
import { isAlive } from './sessions.ts'
import type { StaffDeps } from './staff.ts'

/** [SI28] Everybody who works here. Who knocks, and the signed lines, only for who may let people in. */
export async function listPeople(
  deps: StaffDeps & { readonly devices: KnockingDevices },
  by: Account,
): Promise<PeopleAnswer> {
  const now = deps.clock.now()
  return deps.commit(async stores => {
    const ways = Map.groupBy(await stores.ways.all(), way => way.account)
    const sessions = Map.groupBy(await stores.sessions.all(), session => session.account)
    const accounts = await stores.accounts.all()
    const people = accounts.map(account =>
      showPerson(account, ways.get(account.id) ?? [], sessions.get(account.id) ?? [], now),
    )
    if (!may(by.role, 'let-in')) return { people, grants: [], invitations: [], devices: [], keyFiles: [] }
    const grants = (await stores.grants.all()).map(({ signer, grant }) => ({ signer, grant }))
    const byId = new Map(accounts.map(account => [account.id, account]))
    const open = (await stores.invitations.all()).filter(({ until }) => now < until)
    const invitations = open.map(invitation => showInvitation(invitation, byId.get(invitation.id)))
    const keyFiles = (await listKeyFiles(stores)).map(showKeyFile)
    return { people, grants, invitations, devices: deps.devices.waiting(now).map(showDevice), keyFiles }
  })
}

function showPerson(
  { id, username, name, role, state, secrecyAt }: Account,
  ways: readonly Way[],
  sessions: readonly Session[],
  now: Instant,
): PeopleAnswer['people'][number] {
  const seen = [...ways.map(({ usedAt }) => usedAt ?? 0), ...sessions.map(({ seenAt }) => seenAt)]
  const seenAt = Math.max(0, ...seen)
  return {
    ...{ id, username, name, role, state, secrecyAt },
    seenAt: seenAt === 0 ? null : seenAt,
    ways: ways.map(showWay),
    sessions: sessions.filter(session => isAlive(session, now)).length,
  }
}

function showInvitation(
  { answer, disciplines, ...invitation }: Invitation,
  account: Account | undefined,
): PeopleAnswer['invitations'][number] {
  const shown = { ...invitation, disciplines: [...disciplines] }
  if (!answer || !account) return { ...shown, answer: null }
  const { username, name } = account
  return { ...shown, answer: { username, name, ...answer } }
}

function showDevice({ id, account, asked, at, until }: Knocking): PeopleAnswer['devices'][number] {
  const { identity, age } = asked
  return { id, account, identity, age, at, until }
}

function showKeyFile({ name, sealedFor }: KeyFile): PeopleAnswer['keyFiles'][number] {
  return { name, sealedFor: [...sealedFor] }
}
