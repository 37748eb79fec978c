/**
 * The start stops here, on purpose: a setting makes no sense, or the machine cannot do what it asks.
 * The message names the setting, what was found and what was expected; it never holds a secret's value.
 */
export class StartRefused extends Error {
  readonly setting: string

  constructor(setting: string, message: string, options?: ErrorOptions) {
    super(`${setting}: ${message}`, options)
    this.name = 'StartRefused'
    this.setting = setting
  }
}
