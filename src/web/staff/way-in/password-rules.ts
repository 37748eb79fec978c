/** Numbers of security.md 5.1: long enough to stand beside a code, short enough to stretch. */
export const shortestPassword = 15
const longestPassword = 128
/** What has to be left when everything that an attacker tries first is taken away. */
const unguessableLetters = 8
const fewestDifferent = 6

export type PasswordProblem = 'too-short' | 'too-long' | 'too-few-different' | 'well-known-words' | 'too-weak'

/** What an attacker of a Flemish helpline tries first. Longer words before shorter ones that they contain. */
const triedFirst = [
  ...['leerlingenbegeleiding', 'begeleiders', 'begeleider', 'begeleiding', 'leerlingen', 'leerling'],
  ...['jongerenchat', 'hulpverlener', 'hulpverlening', 'hulplijn', 'onderwijskiezer', 'onderwijs'],
  ...[
    'wachtwoord',
    'paswoord',
    'password',
    'passwoord',
    'geheim',
    'welkom',
    'welcome',
    'aanmelden',
    'toegang',
  ],
  ...['vlaanderen', 'belgium', 'belgie', 'antwerpen', 'brussel', 'gent', 'leuven', 'brugge', 'hasselt'],
  ...['school', 'centrum', 'clbchat', 'chat', 'clb', 'awel', 'balie', 'coordinator', 'noodlijn', 'hallo'],
  ...['azertyuiop', 'azerty', 'qwertyuiop', 'qwerty', 'qwertz', 'abcdefgh', 'abcdef', 'abcd', 'abc'],
  ...['januari', 'februari', 'maart', 'april', 'augustus', 'september', 'oktober', 'november', 'december'],
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  ...['lente', 'zomer', 'herfst', 'winter', 'admin', 'letmein', 'iloveyou', 'ikhouvanjou'],
]

/**
 * [SI44] What is wrong with a password, by rules that need no dictionary; undefined when these find nothing. `own` are
 * names that an attacker knows: of the helpline, of the person. Counted in characters after Unicode form NFC.
 */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | undefined {
  const characters = [...password.normalize('NFC')]
  if (characters.length < shortestPassword) return 'too-short'
  if (characters.length > longestPassword) return 'too-long'
  if (new Set(characters.map(character => character.toLowerCase())).size < fewestDifferent)
    return 'too-few-different'
  if (leftAfter(password, [...ownWords(own), ...triedFirst]) < unguessableLetters) return 'well-known-words'
  return undefined
}

/** The words of names, for this check and for the meter. */
export function ownWords(own: readonly string[]): string[] {
  const words = own.flatMap(name => [plain(name), ...name.split(/[\s.@_-]+/).map(plain)])
  return [...new Set(words)].filter(word => word.length >= 3).sort((one, other) => other.length - one.length)
}

/** Letters only, without accents and without the digits that people put for letters. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[013457@$!]/g, sign => letterOf[sign] ?? sign)
    .replace(/[^a-z]/g, '')
}

const letterOf: Record<string, string> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
}

function leftAfter(password: string, words: readonly string[]): number {
  // Digits at the end are a year or a counter: they are letters in disguise only inside a word.
  let left = plain(password.replace(/[\d\W]+$/, ''))
  for (const word of words) left = left.replaceAll(word, '')
  return left.length
}

/** What is known of a password while it is typed. `measuring` while the dictionaries load or the meter works. */
export type PasswordState =
  | { readonly is: 'empty' | 'measuring' | 'good' | 'strong' | 'not-measured' }
  | { readonly is: 'wrong'; readonly problem: PasswordProblem }
