import * as v from 'valibot'
import { disciplines, staffRoles } from '../domain/people.ts'
import { keyFileContent, shownKeyFile } from './key-files.ts'
import { base64url, bytesOf, signedObject } from './sealed.ts'
import { username } from './staff-sign-in.ts'
import { newWay, shownWay } from './ways-in.ts'

/** Characters that break a line, turn the order of writing or are none: no page signs or shows a name with these. */
const notInNames = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** The name in the chat, own or invented. */
export const chatName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(60),
  v.check(name => !notInNames.test(name)),
)
const accountId = base64url(1, 64)
const invitationId = bytesOf(16)
const ageRecipient = v.pipe(v.string(), v.regex(/^age1[a-z0-9]{50,2200}$/))
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1_600_000_000))

/** A signed line with who signed it: the id of a deputy, or null for the root. */
export const signedGrant = v.strictObject({ signer: v.nullable(accountId), grant: signedObject })
export type SignedGrant = v.InferOutput<typeof signedGrant>

/** Of 43 characters the last holds four bits: as pages write it, and no other spelling of the same key (SE2). */
const identityKey = v.pipe(bytesOf(32), v.regex(/[AEIMQUYcgkosw048]$/))

/** The public keys of a person (SE4); both null for a role without identity, `age` only for who opens sealed files. */
const publicKeys = { identity: v.nullable(identityKey), age: v.nullable(ageRecipient) }

/** The own age identity under the key phrase of seven words, or under a passkey (SE45). */
export const ageFiles = v.pipe(
  v.array(v.strictObject({ way: v.picklist(['phrase', 'passkey']), content: base64url(1, 40_000) })),
  v.maxLength(2),
)

/**
 * POST /api/invitations (fresh; coordinators, and administrators for administrators). `id` is of the page and will be the
 * id of the account, so that the answer's MAC binds it (SE4), and with it role and disciplines: its last byte says them. `who` is a note for who invites: never shown to visitors.
 */
export const invitationsRequest = v.strictObject({
  invitations: v.pipe(
    v.array(
      v.strictObject({
        id: invitationId,
        role: v.picklist(staffRoles),
        who: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
        disciplines: v.pipe(v.array(v.picklist(disciplines)), v.maxLength(4)),
      }),
    ),
    v.minLength(1),
    v.maxLength(250),
  ),
})
export type InvitationsRequest = v.InferOutput<typeof invitationsRequest>

/** POST /api/invitations/withdraw. */
export const withdrawRequest = v.strictObject({ id: invitationId })

/** POST /api/invitation (anyone with the link): what the invited page shows. `expired` when used, withdrawn or too old. */
export const openInvitationRequest = v.strictObject({ id: invitationId })
export const openInvitationAnswer = v.strictObject({
  role: v.picklist(staffRoles),
  until: v.number(),
})
export type OpenInvitationAnswer = v.InferOutput<typeof openInvitationAnswer>

/**
 * POST /api/enrol, once for an invitation. `mac` is SE4's over org, invitation, username and
 * [identity, age, "name:" + name] without what is null. The account waits until a deputy lets it in.
 * Refuses `already-open` for a username that is taken.
 */
export const enrolRequest = v.strictObject({
  invitation: invitationId,
  username,
  name: chatName,
  ...publicKeys,
  mac: bytesOf(32),
  /** Professional secrecy was read and acknowledged: without it nobody enrols. */
  secrecy: v.literal(true),
  way: newWay,
  ageFiles,
})
export type EnrolRequest = v.InferOutput<typeof enrolRequest>

/** POST /api/let-in (fresh): whose MAC was right, with the grants signed for each; none for a role without identity. */
export const letInRequest = v.strictObject({
  people: v.pipe(
    v.array(
      v.strictObject({ invitation: invitationId, grants: v.pipe(v.array(signedGrant), v.maxLength(3)) }),
    ),
    v.minLength(1),
    v.maxLength(250),
  ),
})
export type LetInRequest = v.InferOutput<typeof letInRequest>

/** POST /api/turn-down: an answered invitation whose MAC was wrong, or a device nobody knows. */
export const turnDownRequest = v.strictObject({ id: invitationId })

/**
 * POST /api/device (anyone): a person with an account and a new device, or who lost every way in. Answered the same for a
 * username that does not exist. It waits ten minutes for a deputy; both read six digits of the keys aloud (SE4).
 */
export const deviceRequest = v.strictObject({ username, ...publicKeys, way: newWay, ageFiles })
export type DeviceRequest = v.InferOutput<typeof deviceRequest>
export const deviceAnswer = v.strictObject({ id: invitationId, until: v.number() })

/** POST /api/device/state. */
export const deviceStateRequest = v.strictObject({ id: invitationId })
export const deviceStateAnswer = v.strictObject({ state: v.picklist(['waiting', 'given', 'turned-down']) })

/** POST /api/give-access (fresh): the new identity takes the place of the old one, with its ways in and sessions. */
export const giveAccessRequest = v.strictObject({
  id: invitationId,
  grants: v.pipe(v.array(signedGrant), v.maxLength(3)),
})
export type GiveAccessRequest = v.InferOutput<typeof giveAccessRequest>

/** POST /api/grants (fresh): new lines for who is here already: other disciplines, another year, a deputy more. */
export const grantsRequest = v.strictObject({
  grants: v.pipe(v.array(signedGrant), v.minLength(1), v.maxLength(400)),
})

/**
 * POST /api/take-away (fresh): the account is off and its sessions end at once. `grantsFrom` (seconds) counts from now
 * on, with every other line signed again by a deputy (SE3); `rootGrantsFrom` as well when it is a deputy who goes.
 * The last coordinator cannot go: `not-allowed`.
 */
export const takeAwayRequest = v.strictObject({
  account: accountId,
  grantsFrom: v.nullable(seconds),
  rootGrantsFrom: v.nullable(seconds),
  grants: v.pipe(v.array(signedGrant), v.maxLength(400)),
})
export type TakeAwayRequest = v.InferOutput<typeof takeAwayRequest>

/** GET /api/people: everybody, and who knocks. Names that visitors see come from grants only (SE2). */
export const peopleAnswer = v.strictObject({
  people: v.array(
    v.strictObject({
      id: accountId,
      username,
      name: v.string(),
      role: v.picklist(staffRoles),
      state: v.picklist(['waiting', 'active', 'off']),
      secrecyAt: v.nullable(v.number()),
      seenAt: v.nullable(v.number()),
      ways: v.array(shownWay),
      sessions: v.number(),
    }),
  ),
  /** Every signed line that counts or counted: what a deputy's page signs again. */
  grants: v.array(signedGrant),
  invitations: v.array(
    v.strictObject({
      id: invitationId,
      role: v.picklist(staffRoles),
      who: v.string(),
      disciplines: v.array(v.picklist(disciplines)),
      by: accountId,
      until: v.number(),
      answer: v.nullable(
        v.strictObject({ username, name: v.string(), ...publicKeys, mac: bytesOf(32), at: v.number() }),
      ),
    }),
  ),
  devices: v.array(
    v.strictObject({
      id: invitationId,
      account: accountId,
      ...publicKeys,
      at: v.number(),
      until: v.number(),
    }),
  ),
  /** The key files of the house, for who may seal them anew. */
  keyFiles: v.array(shownKeyFile),
})
export type PeopleAnswer = v.InferOutput<typeof peopleAnswer>

/** GET /api/key-file/NAME (fresh; coordinators): a sealed age file, base64url, for a page that has its passphrase. */
export const keyFileAnswer = v.strictObject({ content: keyFileContent })
