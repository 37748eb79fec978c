import ts from 'typescript'
import { privateField } from '../src/web/shared/private-field.ts'
import {
  codeField,
  newPasswordField,
  passwordField,
  usernameField,
} from '../src/web/staff/way-in/sign-in-field.ts'
import { read } from './read-docs.ts'

type Attributes = Readonly<Record<string, unknown>>

/** What a field may be spread with. Those of a way in are for a password manager (decision 0018). */
const known: Readonly<Record<string, Attributes>> = {
  ...{ privateField, codeField, newPasswordField, passwordField, usernameField },
}

/** A field of a page, as it is written. */
export interface WrittenField {
  readonly tag: string
  readonly file: string
  readonly line: number
  readonly says: Attributes
}

export interface WrittenPage {
  readonly fields: readonly WrittenField[]
  /** What is given as `field={…}` to a part that spreads it over its own input. */
  readonly given: readonly WrittenField[]
}

const tags = ['input', 'textarea', 'select', 'form']

/** Reads the fields of a page's source; a spread that leads to none of the known ones says nothing. */
export function fieldsIn(file: string): WrittenPage {
  const text = read(file)
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const fields: WrittenField[] = []
  const given: WrittenField[] = []
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const look = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const tag = node.tagName.getText()
      const { properties } = node.attributes
      if (tags.includes(tag)) fields.push({ tag, file, line: lineOf(node), says: saidBy(properties, text) })
      const field = properties.find(one => one.name?.getText() === 'field')
      const value = field && ts.isJsxAttribute(field) ? field.initializer : undefined
      // In quotes it is the name of one, to a part that looks it up.
      if (value && ts.isJsxExpression(value))
        given.push({ tag, file, line: lineOf(node), says: spreadBy(value.getText().slice(1, -1), text) })
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return { fields, given }
}

function saidBy(attributes: ts.NodeArray<ts.JsxAttributeLike>, text: string): Attributes {
  const says: Record<string, unknown> = {}
  for (const one of attributes)
    if (ts.isJsxSpreadAttribute(one)) Object.assign(says, spreadBy(one.expression.getText(), text))
    else says[one.name.getText()] = one.initializer?.getText().replace(/^["{]|["}]$/g, '') ?? true
  return says
}

/** What a spread brings: a known one, what is made of one in this file, or `field`, which its givers answer for. */
function spreadBy(expression: string, text: string): Attributes {
  const [named = ''] = expression.match(/\w+/) ?? []
  if (known[named]) return known[named]
  const [, madeOf = ''] = text.match(new RegExp(`const ${named}\\b[^]*?\\.\\.\\.(\\w+)`)) ?? []
  return known[madeOf] ?? (named === 'field' ? privateField : {})
}
