/**
 * Finds text in JSX that a page translator would break. A translator wraps every text node in a new element. When React then
 * removes that node or inserts another one before it, it throws and the page goes blank; when React changes its text, the change
 * is invisible. An element whose only child is a text is safe, because React sets the whole content of the element.
 */
import ts from 'typescript'

export interface BareText {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly why: string
}

const WHY = {
  changing: 'text that may change has siblings: wrap it in its own element',
  beside: 'text has siblings that may come and go: wrap it in its own element',
  loose:
    'text is not directly in an element, so its siblings are unknown: wrap it in its own element',
  form: 'a sandboxed frame may forbid forms: use a button with onClick',
}

/** Every place in the JSX of a source file where text is not safe from a translator, and every form. */
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

/** Whether a node is an HTML element (with this name, if given), not a fragment or a component. */
function isHost(node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, name?: string) {
  if (ts.isJsxFragment(node)) return false
  const tag = (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText()
  return name ? tag === name : /^[a-z]/.test(tag)
}

/** `fixed`: an element that is always there. `other`: something that may come and go, such as a component or a condition. */
type Kind = 'text' | 'changing' | 'fixed' | 'other'

/** The kind of a child; null if there is nothing to translate in it. */
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
 * Whether an expression may be text. An expression whose type also allows elements, such as `children`, does not count: the check
 * finds its text at the place where it is written.
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

/** Whether a type is text or a number; a branded number or string counts too. */
const isText = (type: ts.Type): boolean =>
  type.isIntersection()
    ? type.types.some(isText)
    : (type.flags &
        (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !==
      0
