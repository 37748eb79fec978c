/** This very machine, as a setting or an address names it: where nobody can listen in. */
export const loopbackHosts = ['localhost', '127.0.0.1', '::1', '[::1]']
