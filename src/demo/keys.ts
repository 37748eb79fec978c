import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { toBase64url } from '../crypto/bytes.ts'
import { type Grant, signGrant } from '../crypto/grants.ts'
import { makeIdentity, sealIdentity, stretchPassword } from '../crypto/identity.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from '../crypto/signing-key.ts'
import { makeVaultKeyPair } from '../crypto/vault-keys.ts'
import { hasIdentity } from '../domain/roles.ts'
import type { SetUpRequest } from '../protocol/set-up.ts'
import type { NewWay } from '../protocol/ways-in.ts'
import { type DemoPerson, makePhrase } from './people.ts'

const day = 24 * 60 * 60

/** The whole set-up of a helpline, as its first coordinator's page makes it (SE7), and what stays on paper. */
export interface MadeHelpline {
  readonly request: Omit<SetUpRequest, 'secret'>
  /** Opens the coordinator's own age file. */
  readonly keyPhrase: string
  /** The recovery identity, which a real helpline has on paper only. */
  readonly recovery: string
}

interface Making {
  readonly org: string
  /** Seconds since 1970. */
  readonly now: number
  readonly root: SigningKey
  readonly rootSeed: Uint8Array
}

/** Makes all keys, grants and sealed files of a helpline with these people. Exactly one of them coordinates. */
export async function makeHelpline(
  org: string,
  people: readonly DemoPerson[],
  now: number,
): Promise<MadeHelpline> {
  const rootSeed = makeSeed()
  const making: Making = { org, now, rootSeed, root: await signingKeyFrom(rootSeed) }
  const [coordinator, ...more] = people.filter(({ role }) => role === 'coordinator')
  if (!coordinator || more.length > 0) throw new Error('the demo has exactly one coordinator')
  const staff = []
  for (const person of people) staff.push(await enrol(org, person))
  const ages = await makeAges()
  const grants = await makeGrants(making, staff, ages)
  const vault = await makeYearKeys(making, ages)
  return {
    request: {
      rootKey: toBase64url(making.root.publicKey),
      grantsFrom: now,
      grants: [...grants, ...vault.grants],
      accounts: await Promise.all(staff.map(enrolled => accountOf(enrolled, ages))),
      keyFiles: [await makeRootFile(making, ages), ...vault.files],
    },
    keyPhrase: ages.keyPhrase,
    recovery: ages.recovery,
  }
}

interface Enrolled {
  readonly person: DemoPerson
  readonly identity: SigningKey
  readonly way: NewWay
}

/** What a person's own page does at enrolment (SE5). An administrator has a sign-in and no identity (SE7). */
async function enrol(org: string, person: DemoPerson): Promise<Enrolled> {
  const { username, role, password } = person
  const { wrappingKey, signInSecret } = await stretchPassword({ org, username, password })
  const secrets = makeIdentity()
  const identity = await signingKeyFrom(secrets.seed)
  const identityFile = hasIdentity(role) ? toBase64url(await sealIdentity(wrappingKey, secrets)) : null
  const way = { kind: 'password', secret: toBase64url(signInSecret), identityFile, codes: null } as const
  return { person, identity, way }
}

/** SE45: with the coordinator's own age identity under the key phrase. */
async function accountOf({ person, way }: Enrolled, ages: Ages): Promise<SetUpRequest['accounts'][number]> {
  const { id, username, name, role } = person
  const content = role === 'coordinator' ? await sealOwnAge(ages) : undefined
  const ageFiles = content === undefined ? [] : [{ way: 'phrase' as const, content }]
  return { id, username, name, role, secrecy: true, ways: [way], ageFiles }
}

async function sealOwnAge({ coordinator, keyPhrase }: Ages): Promise<string> {
  const own = new Encrypter()
  own.setPassphrase(keyPhrase)
  return Buffer.from(await own.encrypt(coordinator)).toString('base64url')
}

interface Ages {
  readonly coordinator: string
  readonly recovery: string
  /** Recipients of the coordinator and of the recovery sheet. */
  readonly recipients: readonly [string, string]
  readonly keyPhrase: string
}

/** SE45: hybrid identities for the coordinator and for the recovery sheet. */
async function makeAges(): Promise<Ages> {
  const [coordinator, recovery] = [await generateHybridIdentity(), await generateHybridIdentity()]
  const recipients = [await identityToRecipient(coordinator), await identityToRecipient(recovery)] as const
  return { coordinator, recovery, recipients, keyPhrase: makePhrase() }
}

type Granted = SetUpRequest['grants'][number]

async function byRoot({ root, org }: Making, grant: Grant): Promise<Granted> {
  return { signer: null, grant: await signGrant(root, org, grant) }
}

/** SE2: the root makes the coordinator a deputy and names the recovery sheet; the deputy lets the counsellors in. */
async function makeGrants(making: Making, staff: readonly Enrolled[], ages: Ages): Promise<Granted[]> {
  const { org, now } = making
  const dates = { notBefore: now, notAfter: now + 400 * day }
  const deputy = staff.find(({ person }) => person.role === 'coordinator')
  if (!deputy) throw new Error('the demo has a coordinator')
  const { id, name } = deputy.person
  const keys = { identity: toBase64url(deputy.identity.publicKey), age: ages.recipients[0] }
  const grants = [
    await byRoot(making, { kind: 'deputy', id, name, keys, ...dates }),
    await byRoot(making, {
      kind: 'recovery',
      id: 'recovery',
      name: 'Herstelblad',
      keys: { age: ages.recipients[1] },
      ...dates,
    }),
  ]
  for (const { person, identity } of staff.filter(({ person }) => person.role === 'counsellor')) {
    const own = { identity: toBase64url(identity.publicKey), disciplines: [...person.disciplines] }
    const grant: Grant = { kind: 'counsellor', id: person.id, name: person.name, keys: own, ...dates }
    grants.push({ signer: id, grant: await signGrant(deputy.identity, org, grant) })
  }
  return grants
}

type KeyFile = SetUpRequest['keyFiles'][number]

/** The root seed for the coordinator and the recovery sheet. */
async function makeRootFile(making: Making, ages: Ages): Promise<KeyFile> {
  const text = `clb-root-key-v1 ${toBase64url(new Uint8Array(making.rootSeed))}`
  return { name: 'root.age', content: await sealTo(ages.recipients, text) }
}

async function sealTo(recipients: readonly string[], text: string): Promise<string> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(text)).toString('base64url')
}

/** 4.1: vault and training keys for this school year and the two after it. */
async function makeYearKeys(making: Making, ages: Ages): Promise<{ grants: Granted[]; files: KeyFile[] }> {
  const grants: Granted[] = []
  const files: KeyFile[] = []
  for (const year of threeSchoolYears(making.now))
    for (const kind of ['vault', 'training'] as const) {
      const pair = await makeVaultKeyPair()
      const { kid, alg } = pair
      const keys = { kid, alg, pub: toBase64url(pair.publicKey) }
      const notBefore = Math.max(making.now, year.starts)
      const dates = { notBefore, notAfter: notBefore + 400 * day }
      grants.push(await byRoot(making, { kind, id: `${kind}-${year.name}`, name: year.name, keys, ...dates }))
      const text = `clb-vault-key-v1 ${kid} ${toBase64url(pair.seed)}`
      files.push({ name: `${kind}/${year.name}.age`, content: await sealTo(ages.recipients, text) })
    }
  return { grants, files }
}

/** School years start on 1 September. `now` and `starts` in seconds; the name as in "2026-27". */
function threeSchoolYears(now: number): { name: string; starts: number }[] {
  const date = new Date(now * 1000)
  const first = date.getUTCMonth() >= 8 ? date.getUTCFullYear() : date.getUTCFullYear() - 1
  return [first, first + 1, first + 2].map(year => ({
    name: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    starts: Date.UTC(year, 8, 1) / 1000,
  }))
}
