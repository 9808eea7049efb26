/**
 * Finds text in JSX that a page translator would break. A translator puts every text node into an element of its own; React then
 * takes a node out of, or puts one before, a place where it no longer is, and the page is gone; or it writes into a node that
 * nobody sees any more. An element whose only child is one text is safe: React writes it as the element's whole content.
 */
import ts from 'typescript'

export interface BareText {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly why: string
}

const WHY = {
  changing: 'text that may change stands beside something else: give it an element of its own',
  beside: 'text stands beside what may come and go: give it an element of its own',
  loose: 'text without an element of its own: its neighbours are not known here',
  form: 'a frame may forbid forms: use a button and its onClick',
}

/** Every place in a source file's JSX where text is not safe from a translator, and every form. */
export function bareTextIn(program: ts.Program, source: ts.SourceFile): readonly BareText[] {
  const checker = program.getTypeChecker()
  const found: BareText[] = []
  const report = (node: ts.Node, why: string) =>
    found.push({
      file: source.fileName,
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      text: node.getText(source).trim().replace(/\s+/g, ' '),
      why,
    })

  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) check(node)
    ts.forEachChild(node, visit)
  }
  const check = (parent: ts.JsxElement | ts.JsxFragment) => {
    if (isHost(parent, 'form')) report(parent.getChildAt(0, source), WHY.form)
    const children = parent.children.flatMap((node) => {
      const kind = kindOf(node, checker)
      return kind ? [{ node, kind }] : []
    })
    const texts = children.filter(({ kind }) => kind !== 'fixed' && kind !== 'other')
    if (!isHost(parent)) for (const { node } of texts) report(node, WHY.loose)
    else if (children.length > 1) {
      const steady = children.every(({ kind }) => kind === 'text' || kind === 'fixed')
      for (const { node, kind } of texts) {
        if (kind === 'changing') report(node, WHY.changing)
        else if (!steady) report(node, WHY.beside)
      }
    }
  }
  visit(source)
  return found
}

/** Whether it is an element of the document's own, of that name where one is given; not a fragment or a component. */
function isHost(node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, name?: string) {
  if (ts.isJsxFragment(node)) return false
  const tag = (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText()
  return name ? tag === name : /^[a-z]/.test(tag)
}

/** `fixed`: an element that is always there. `other`: what may come and go, as a component or a condition. */
type Kind = 'text' | 'changing' | 'fixed' | 'other'

/** What a child is; null for nothing that would be translated. */
function kindOf(node: ts.JsxChild, checker: ts.TypeChecker): Kind | null {
  if (ts.isJsxText(node)) return node.text.trim() ? 'text' : null
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
    return isHost(node) ? 'fixed' : 'other'
  }
  if (!ts.isJsxExpression(node)) return 'other'
  if (!node.expression) return null
  if (ts.isStringLiteralLike(node.expression)) return node.expression.text.trim() ? 'text' : null
  return mayBeText(node.expression, checker) ? 'changing' : 'other'
}

/**
 * Whether an expression may be text. What by its type may be an element as well, such as `children`, is text only where its
 * giver wrote text, and there it is found.
 */
function mayBeText(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isParenthesizedExpression(expression)) return mayBeText(expression.expression, checker)
  if (ts.isConditionalExpression(expression)) {
    const { whenTrue, whenFalse } = expression
    return mayBeText(whenTrue, checker) || mayBeText(whenFalse, checker)
  }
  if (ts.isBinaryExpression(expression)) {
    const { left, operatorToken, right } = expression
    const { kind } = operatorToken
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return mayBeText(right, checker)
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) {
      return mayBeText(left, checker) || mayBeText(right, checker)
    }
  }
  const type = checker.getTypeAtLocation(expression)
  const parts = type.isUnion() ? type.types : [type]
  return parts.some(isText) && !parts.some(({ flags }) => (flags & ts.TypeFlags.Object) !== 0)
}

/** A branded number or string is text as well. */
const isText = (type: ts.Type): boolean =>
  type.isIntersection()
    ? type.types.some(isText)
    : (type.flags &
        (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !==
      0
