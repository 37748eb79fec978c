import { expect, test } from 'vitest'
import type { Account, Invitation, KeptGrant, Session, Way } from '../../src/server/staff/people.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const noor: Account = {
  id: 'noor-1',
  username: 'noor',
  name: 'Noor',
  role: 'counsellor',
  secrecyAt: evening,
  state: 'active',
}
const sam: Account = { ...noor, id: 'sam-1', username: 'sam', role: 'administrator', secrecyAt: null }

function sessionOf(idHash: string, startedAt: number, seenAt: number): Session {
  const held = { account: noor.id, way: 'password', startedAt, seenAt, provenAt: startedAt }
  return { id: `id of ${idHash}`, idHash, ...held }
}

function grant(subject: string, body: string): KeptGrant {
  const signed = { v: 1, type: 'grant', body, sig: 's'.repeat(86) } as const
  return { kind: 'counsellor', subject, signer: 'deputy-1', grant: signed }
}

/** What the stores of the staff must do, on every database. */
export function staffStoresContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[ST14] a person of the staff is found by id and by username', async () => {
    const found = await stores().main(async ({ accounts }) => {
      await accounts.add(sam)
      await accounts.add(noor)
      return [
        await accounts.find('noor-1'),
        await accounts.findByUsername('sam'),
        await accounts.find('nobody'),
        await accounts.findByUsername('Noor'),
        await accounts.all(),
      ]
    })
    expect(found).toEqual([noor, sam, undefined, undefined, [noor, sam]])
  })

  test('[ST14] a username belongs to one person', async () => {
    await stores().main(({ accounts }) => accounts.add(noor))
    await expect(
      stores().main(({ accounts }) => accounts.add({ ...sam, username: 'noor' })),
    ).rejects.toThrow()
  })

  test('[ST15] a session begins, is seen, and ends', async () => {
    const session = sessionOf('hash', evening, evening)
    const found = await stores().main(async ({ accounts, sessions }) => {
      await accounts.add(noor)
      await sessions.add(session)
      await sessions.see(session.id, evening + 5)
      const seen = await sessions.findByCookie('hash')
      await sessions.renew(session.id, { idHash: 'another', way: 'passkey', provenAt: evening + 7 })
      const renewed = await sessions.find(session.id)
      const before = await sessions.findByCookie('hash')
      await sessions.remove(session.id)
      return [seen, renewed, before, await sessions.find(session.id)]
    })
    const seen = { ...session, seenAt: evening + 5 }
    const renewed = { ...seen, idHash: 'another', way: 'passkey', provenAt: evening + 7 }
    expect(found).toEqual([seen, renewed, undefined, undefined])
  })

  test('[ST15] a session that is too old or too quiet ends, and no other', async () => {
    const found = await stores().main(async ({ accounts, sessions }) => {
      await accounts.add(noor)
      const begin = (idHash: string, startedAt: number, seenAt: number) =>
        sessions.add(sessionOf(idHash, startedAt, seenAt))
      await begin('too old', evening - 101, evening)
      await begin('too quiet', evening - 50, evening - 11)
      await begin('alive', evening - 100, evening - 10)
      await sessions.removeStartedBefore(evening - 100, evening - 10)
      return Promise.all(['too old', 'too quiet', 'alive'].map(idHash => sessions.findByCookie(idHash)))
    })
    expect(found.map(session => session?.idHash)).toEqual([undefined, undefined, 'alive'])
  })

  test('[ST15] nobody has a session without an account', async () => {
    const session = { ...sessionOf('hash', evening, evening), account: 'nobody' }
    await expect(stores().main(({ sessions }) => sessions.add(session))).rejects.toThrow()
  })

  test('[ST25] each way in belongs to an account, which has one password and every passkey once', async () => {
    const held = { account: noor.id, identityFile: 'i'.repeat(5000), addedAt: evening, usedAt: null }
    const secret = { secretHash: 'p1$argon2id$', codesSeed: 's'.repeat(64), codesStep: 59_848_500 }
    const password: Way = { kind: 'password', id: 'a way', ...held, ...secret }
    const key = { passkeyId: 'id', passkeyKey: 'k'.repeat(110), passkeyCounter: 4_000_000_000 }
    const passkey: Way = {
      kind: 'passkey',
      id: 'b way',
      label: 'Sleutel',
      ...held,
      identityFile: null,
      ...key,
    }
    const used: Way = { ...password, codesStep: 59_848_501, usedAt: evening + 1 }
    const found = await stores().main(async ({ accounts, ways }) => {
      await accounts.add(noor)
      await ways.add(passkey)
      await ways.add(password)
      await ways.used(used)
      const both = [await ways.of(noor.id), await ways.findPasskey('id'), await ways.findPasskey('none')]
      await ways.remove(password.id)
      return [...both, await ways.all()]
    })
    expect(found).toEqual([[used, passkey], passkey, undefined, [passkey]])
    const add = (way: Way) => stores().main(({ ways }) => ways.add(way))
    await add(password)
    await expect(add({ ...password, id: 'another' })).rejects.toThrow()
    await expect(add({ ...passkey, id: 'another' })).rejects.toThrow()
    await expect(add({ ...password, id: 'another', account: 'nobody' })).rejects.toThrow()
  })

  test('[ST25] somebody waits, works here and leaves, and is gone once nothing is theirs', async () => {
    const found = await stores().main(async ({ accounts }) => {
      await accounts.add({ ...noor, state: 'waiting' })
      const before = await accounts.find(noor.id)
      await accounts.stand(noor.id, { state: 'active' })
      const active = await accounts.find(noor.id)
      await accounts.stand(noor.id, { state: 'off', offAt: evening })
      const off = await accounts.find(noor.id)
      await accounts.remove(noor.id)
      return [before, active, off, await accounts.find(noor.id)]
    })
    expect(found).toEqual([
      { ...noor, state: 'waiting' },
      noor,
      { ...noor, state: 'off', offAt: evening },
      undefined,
    ])
  })

  test('[ST25] an invitation comes back as it was made, with its answer, until it is gone', async () => {
    const open: Invitation = {
      ...{ id: 'invitation', role: 'counsellor', who: 'Els van het noorden', disciplines: ['social'] },
      ...{ by: 'bram-1', until: evening, answer: null },
    }
    const answer = { identity: 'k'.repeat(43), age: null, mac: 'm'.repeat(43), at: evening - 5 }
    const found = await stores().main(async ({ invitations }) => {
      await invitations.add(open)
      const before = await invitations.find(open.id)
      await invitations.answer(open.id, answer, evening + 9)
      const after = await invitations.all()
      await invitations.remove(open.id)
      return [before, after, await invitations.find(open.id)]
    })
    expect(found).toEqual([open, [{ ...open, answer, until: evening + 9 }], undefined])
  })

  test('[ST16] of several grants for one person the newest counts, and all are kept in order', async () => {
    const root: KeptGrant = { ...grant('deputy-1', 'root'), kind: 'deputy', signer: null }
    const added = [root, grant('noor-1', 'first'), grant('sam-1', 'other'), grant('noor-1', 'second')]
    const found = await stores().main(async ({ grants }) => {
      for (const one of added) await grants.add(one)
      return [
        await grants.find('counsellor', 'noor-1'),
        await grants.find('deputy', 'deputy-1'),
        await grants.find('deputy', 'noor-1'),
        await grants.all(),
      ]
    })
    expect(found).toEqual([added[3], root, undefined, added])
  })

  test('[ST16] a key file comes back byte for byte, under a name that is given once', async () => {
    const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 256)
    const anew = content.toReversed()
    await stores().main(({ keyFiles }) => keyFiles.add('vault/2026-27.age', content))
    await stores().main(({ keyFiles }) => keyFiles.add('root.age', content, ['an']))
    const found = await stores().main(async ({ keyFiles }) => {
      const before = [
        await keyFiles.find('vault/2026-27.age'),
        await keyFiles.find('nothing'),
        await keyFiles.list(),
      ]
      await keyFiles.replace('root.age', anew, ['an', 'bram'])
      return [...before, await keyFiles.find('root.age'), await keyFiles.list()]
    })
    const vault = { name: 'vault/2026-27.age', sealedFor: [] }
    expect(found).toEqual([
      content,
      undefined,
      [{ name: 'root.age', sealedFor: ['an'] }, vault],
      anew,
      [{ name: 'root.age', sealedFor: ['an', 'bram'] }, vault],
    ])
    await expect(
      stores().main(({ keyFiles }) => keyFiles.add('vault/2026-27.age', content)),
    ).rejects.toThrow()
  })
}
