import type { Instant, StaffRole } from '../../domain/people.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

/** A person of the staff as the server knows them. The server never has a password or a private key (SE5). */
export interface Account {
  /** For counsellors and coordinators: the id in their grant. */
  readonly id: string
  readonly username: string
  /** The name that visitors see, own or invented. */
  readonly name: string
  readonly role: StaffRole
  /** Argon2id of the sign-in secret that the page derives from the password, in PHC format. */
  readonly secretHash: string
  /** The sealed identity file (AES-256-GCM, made by the page), base64url; null for a role without identity. */
  readonly identityFile: string | null
}

export interface Accounts {
  find(id: string): Promise<Account | undefined>
  findByUsername(username: string): Promise<Account | undefined>
  add(account: Account): Promise<void>
  all(): Promise<readonly Account[]>
}

export interface Session {
  /** SHA-256 of the cookie's value, base64url. */
  readonly idHash: string
  readonly account: string
  readonly startedAt: Instant
  readonly seenAt: Instant
}

export interface Sessions {
  find(idHash: string): Promise<Session | undefined>
  add(session: Session): Promise<void>
  see(idHash: string, now: Instant): Promise<void>
  remove(idHash: string): Promise<void>
  removeStartedBefore(startedBefore: Instant, seenBefore: Instant): Promise<void>
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
  all(): Promise<readonly KeptGrant[]>
}

/** Private halves sealed for people (age files), carried by the server: vault, training and root keys. */
export interface KeyFiles {
  add(name: string, content: Uint8Array): Promise<void>
  find(name: string): Promise<Uint8Array | undefined>
  names(): Promise<readonly string[]>
}
