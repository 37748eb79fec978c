/** What is told outside the house: that somebody waits, that a counsellor asks for company (CR3), or that this is a test. */
export type AlarmEvent = 'somebody-waits' | 'counsellor-needs-you' | 'test'

/** Whether the other machine took it; `reply` is the code it answered with (SMTP or HTTP), 0 for no answer at all. */
export interface Sent {
  readonly isAccepted: boolean
  readonly reply: number
}

/** A mail to one address. Never throws. */
export type AlarmMail = (to: string, event: AlarmEvent) => Promise<Sent>

/** A post to the gateway of the helpline. Never throws. */
export type AlarmWebhook = (event: AlarmEvent) => Promise<Sent>

/** The ways that the settings of this house open. */
export interface Ways {
  readonly mail: AlarmMail | null
  readonly webhook: AlarmWebhook | null
}
