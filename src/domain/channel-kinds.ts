/** How one reaches a service to which a visitor is referred. Apart from the hours, which no page of a visitor computes. */
export const channelKinds = ['phone', 'chat', 'mail', 'site'] as const
export type ChannelKind = (typeof channelKinds)[number]
