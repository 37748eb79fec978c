/** Why a staff page can do no more: the session ended, another page has the desk, or another person signed in. */
export type StopReason = 'signed-out' | 'elsewhere' | 'other-person'
