import ts from 'typescript'

/** One small fault in a source text: what stands from `start` to `end` is `instead` there. */
export interface Mutant {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly was: string
  readonly instead: string
}

const operators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '??': '&&',
  '%': '+',
  '>>>': '<<',
  '&': '|',
  '+=': '-=',
}

/** Every mutant of a TypeScript source: another operator, constant or condition, and statements left out. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const add = (node: ts.Node, instead: string) => {
    const start = node.getStart()
    const line = file.getLineAndCharacterOfPosition(start).line + 1
    found.push({ line, start, end: node.end, was: node.getText(), instead })
  }
  const look = (node: ts.Node): void => {
    if (isNoCode(node)) return
    mutate(node, add)
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

/** The source with this one fault in it. */
export function withMutant(source: string, { start, end, instead }: Mutant): string {
  return source.slice(0, start) + instead + source.slice(end)
}

/** Types mean nothing when the code runs, and words of an error are for people. */
function isNoCode(node: ts.Node): boolean {
  const isErrorMade = ts.isNewExpression(node) && /Error$/.test(node.expression.getText())
  const isNamed = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    isNamed ||
    isErrorMade
  )
}

function mutate(node: ts.Node, add: (node: ts.Node, instead: string) => void): void {
  if (ts.isBinaryExpression(node)) {
    const other = operators[node.operatorToken.getText()]
    if (other) add(node.operatorToken, other)
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    add(node, node.operand.getText())
  else if (ts.isNumericLiteral(node)) add(node, `(${node.getText()} + 1)`)
  else if (ts.isStringLiteral(node)) add(node, `'${node.text}x'`)
  else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false')
  else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true')
  else if (ts.isExpressionStatement(node)) add(node, ';')
  else if (ts.isIfStatement(node)) add(node.expression, 'false')
  else if (ts.isConditionalExpression(node)) {
    add(node.condition, 'true')
    add(node.condition, 'false')
  }
}
