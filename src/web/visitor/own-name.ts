const fullName = /\p{Lu}[\p{L}'’-]+ (?:\p{L}{1,4} )*\p{Lu}[\p{L}'’-]+/u
const handle = /[@_]|\p{L}\.\p{L}|https?:/u
const digitsOfPhone = 6

/**
 * [VP20] Whether a nickname looks like what others know somebody by: a first name with a surname, a handle, an address,
 * a phone number. It is a guess, so it may warn and nothing else.
 */
export function looksLikeOwnName(nickname: string): boolean {
  const digits = nickname.replace(/\D/g, '').length
  return fullName.test(nickname) || handle.test(nickname) || digits >= digitsOfPhone
}
