/** One line about what set-up is doing, on standard output. */
export function say(line) {
  process.stdout.write(`setup: ${line}\n`)
}

/** Something a person can put right: what is wrong, and the remedy. */
export class Trouble extends Error {
  constructor(message, remedy) {
    super(message)
    this.remedy = remedy
  }
}

/** Says what begins, does it, and says how long it took. Gives what the work gives. */
export function step(what, work) {
  say(`${what} …`)
  const begun = Date.now()
  const result = work()
  say(`${what}: done in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  return result
}
