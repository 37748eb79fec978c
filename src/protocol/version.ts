/** The wire and the seals move together: a page of another version is refused at the door. */
export const protocolVersion = 1
