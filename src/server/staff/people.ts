import type { Discipline, Instant, StaffRole } from '../../domain/people.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

/** Waits until a deputy lets them in, works here, or left and will be erased. */
export type Standing =
  | { readonly state: 'waiting' }
  | { readonly state: 'active' }
  | { readonly state: 'off'; readonly offAt: Instant }

/** A person of the staff as the server knows them. The server never has a password or a private key (SE5). */
export type Account = Standing & {
  /** For who has a grant: the id in it. */
  readonly id: string
  readonly username: string
  /** The name that visitors see, own or invented. */
  readonly name: string
  readonly role: StaffRole
  /** When professional secrecy was acknowledged; null for who was here before it was asked. */
  readonly secrecyAt: Instant | null
}

export interface Accounts {
  find(id: string): Promise<Account | undefined>
  findByUsername(username: string): Promise<Account | undefined>
  add(account: Account): Promise<void>
  /** Changes where somebody stands. */
  stand(id: string, standing: Standing): Promise<void>
  /** Only when nothing is left that belongs to it. */
  remove(id: string): Promise<void>
  all(): Promise<readonly Account[]>
}

interface WayHeld {
  readonly id: string
  readonly account: string
  /** The sealed identity file (AES-256-GCM, made by the page), base64url; null for a role without identity. */
  readonly identityFile: string | null
  readonly addedAt: Instant
  readonly usedAt: Instant | null
}

/** A password, whose secret the page derived, with the codes of an app beside it. */
export interface PasswordWay extends WayHeld {
  readonly kind: 'password'
  /** Argon2id of the secret, as `SecretHashes` writes it. */
  readonly secretHash: string
  /** The seed of the codes, sealed; null in the demo. */
  readonly codesSeed: string | null
  /** The half minute of the last code that was used: it and those before are used up. */
  readonly codesStep: number | null
}

export interface PasskeyWay extends WayHeld {
  readonly kind: 'passkey'
  readonly label: string
  /** The id that the authenticator gave, base64url. */
  readonly passkeyId: string
  /** The public key in COSE, base64url. */
  readonly passkeyKey: string
  readonly passkeyCounter: number
}

export type Way = PasswordWay | PasskeyWay

export interface Ways {
  add(way: Way): Promise<void>
  of(account: string): Promise<readonly Way[]>
  findPasskey(passkeyId: string): Promise<PasskeyWay | undefined>
  /** Writes what changes when it is used. */
  used(way: Way): Promise<void>
  remove(id: string): Promise<void>
  removeOf(account: string): Promise<void>
  all(): Promise<readonly Way[]>
}

export interface Session {
  /** No secret; it stays when the cookie changes. */
  readonly id: string
  /** SHA-256 of the cookie's value, base64url. */
  readonly idHash: string
  readonly account: string
  /** The way in with which it was proven last. */
  readonly way: string
  readonly startedAt: Instant
  readonly seenAt: Instant
  /** When this person last proved who they are. */
  readonly provenAt: Instant
}

export interface Sessions {
  find(id: string): Promise<Session | undefined>
  findByCookie(idHash: string): Promise<Session | undefined>
  of(account: string): Promise<readonly Session[]>
  add(session: Session): Promise<void>
  see(id: string, now: Instant): Promise<void>
  /** The same session under another cookie, proven again. */
  renew(id: string, given: Pick<Session, 'idHash' | 'way' | 'provenAt'>): Promise<void>
  remove(id: string): Promise<void>
  removeOf(account: string): Promise<void>
  removeStartedBefore(startedBefore: Instant, seenBefore: Instant): Promise<void>
  all(): Promise<readonly Session[]>
}

/** What an invited page answered; the MAC is for the page that invited (SE4). */
export interface InvitationAnswer {
  readonly identity: string | null
  readonly age: string | null
  readonly mac: string
  readonly at: Instant
}

export interface Invitation {
  /** Becomes the id of the account. */
  readonly id: string
  readonly role: StaffRole
  /** A note for who invites. */
  readonly who: string
  readonly disciplines: readonly Discipline[]
  readonly by: string
  readonly until: Instant
  readonly answer: InvitationAnswer | null
}

export interface Invitations {
  find(id: string): Promise<Invitation | undefined>
  add(invitation: Invitation): Promise<void>
  answer(id: string, answer: InvitationAnswer, until: Instant): Promise<void>
  remove(id: string): Promise<void>
  all(): Promise<readonly Invitation[]>
}

/** A grant as a signed line (SE2). The server carries it and cannot make or judge one. */
export interface KeptGrant {
  readonly kind: string
  /** The id inside the grant's body. */
  readonly subject: string
  /** The deputy who signed it, or null for the root. */
  readonly signer: string | null
  readonly grant: SignedObject
}

export interface Grants {
  add(grant: KeptGrant): Promise<void>
  /** The newest grant of this kind for this subject. */
  find(kind: string, subject: string): Promise<KeptGrant | undefined>
  removeOf(kinds: readonly string[], subject: string): Promise<void>
  all(): Promise<readonly KeptGrant[]>
}

/** What may be told of a sealed file without handing it over. */
export interface KeyFile {
  readonly name: string
  readonly sealedFor: readonly string[]
}

/** Private halves sealed for people (age files), carried by the server: vault, training and root keys. */
export interface KeyFiles {
  /** Under a name that is free. */
  add(name: string, content: Uint8Array, sealedFor?: readonly string[]): Promise<void>
  /** Another content under a name that is there. */
  replace(name: string, content: Uint8Array, sealedFor: readonly string[]): Promise<void>
  find(name: string): Promise<Uint8Array | undefined>
  remove(name: string): Promise<void>
  /** The names in order, each with the marks of those for whom its page said that it was sealed. */
  list(): Promise<readonly KeyFile[]>
}
