/** Every way in which the seals say no. A refusal is an answer, never an accident: accidents throw. */
export type SealRefusal =
  // Shapes
  | 'malformed' // unknown version, type or field; wrong length; not canonical
  // Grants, certificates, identity (SE1-SE6)
  | 'bad-signature'
  | 'unknown-signer'
  | 'signer-not-entitled'
  | 'not-yet-valid'
  | 'expired'
  | 'valid-too-long'
  | 'revoked'
  | 'no-grant'
  | 'identity-not-opened'
  // Epochs and envelopes (SE8-SE13)
  | 'holders-not-allowed'
  | 'reason-not-allowed'
  | 'not-for-this-shift'
  | 'envelope-not-opened'
  | 'old-epoch'
  | 'broken-chain'
  // Messages (SE14-SE19)
  | 'other-conversation'
  | 'other-epoch'
  | 'own-role'
  | 'not-a-holder'
  | 'message-not-opened'
  | 'bad-padding'
  | 'content-not-allowed'
  | 'kind-not-allowed'
  | 'replayed'
  | 'gap'
  | 'out-of-order'
  | 'unknown-page'
  | 'ack-fell'
  | 'ack-too-high'
  | 'hello-missing'
  | 'hello-wrong'
  | 'counts-wrong'
  | 'already-closed'
  | 'too-many-messages'
  | 'forgotten'
  // Resuming after a reload (SE23)
  | 'resume-not-opened'
  // What counsellors keep for themselves and tell each other (SE25, SE25b, SE31, SE33)
  | 'desk-blob-not-opened'
  | 'own-settings-not-opened'
  | 'note-not-opened'
  // Letters to the vault (SE39)
  | 'other-vault-key'
  | 'letter-not-opened'

export type Refused = { refused: SealRefusal }

export function refuse(refused: SealRefusal): Refused {
  return { refused }
}

/** Tells a refusal from what was asked for. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
