/** In continuous integration nothing may be skipped: what a person at home is warned about fails there. */
export const isCi = ['true', '1'].includes(process.env['CI'] ?? '')
