// Checks the types, and that no promise is forgotten. drizzle's statements run when somebody awaits them: a forgotten
// `await` means that nothing happens at all. The rule of Biome does not see through drizzle's types; the compiler does.
import ts from 'typescript'
import { inRoot, ROOT } from './project.mjs'

const UNDER_WATCH = /^(app|db|emails|tests|scripts)\//
const FORGOTTEN = 'This promise is forgotten: await it, return it, or say `void` in front of it.'

function readProgram() {
  const config = ts.getParsedCommandLineOfConfigFile(
    inRoot('tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => report([diagnostic]),
    },
  )
  const options = { ...config.options, incremental: true, tsBuildInfoFile: inRoot('.cache/types.tsbuildinfo') }
  return ts.createIncrementalProgram({ rootNames: config.fileNames, options })
}

/** True for `.then(done, failed)`, `.catch(failed)` and either of them with `.finally()` behind: failures are seen to. */
function isHandled(expression) {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false
  const method = expression.expression.name.text
  if (method === 'catch') return expression.arguments.length > 0
  if (method === 'then') return expression.arguments.length > 1
  return method === 'finally' && isHandled(expression.expression.expression)
}

/** Anything with a `then` that can be called, also as one of several possible types or in a list. */
function isPromise(checker, type, place) {
  if (type.isUnionOrIntersection()) return type.types.some((part) => isPromise(checker, part, place))
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return checker.getTypeArguments(type).some((part) => isPromise(checker, part, place))
  }
  const then = type.getProperty?.('then')
  return then !== undefined && checker.getTypeOfSymbolAtLocation(then, place).getCallSignatures().length > 0
}

/** True for `list.forEach(async …)` and the like: forEach waits for nobody. */
function isForEachOfPromises(checker, call) {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false
  if (call.expression.name.text !== 'forEach' || !call.arguments[0]) return false
  const signatures = checker.getTypeAtLocation(call.arguments[0]).getCallSignatures()
  return signatures.some((signature) => isPromise(checker, signature.getReturnType(), call))
}

/** The expressions of a statement whose values nobody takes: `a`, and both sides of `a && b`, `a, b` and `c ? a : b`. */
function leftAlone(expression) {
  const inner = ts.skipParentheses(expression)
  if (ts.isConditionalExpression(inner)) return [...leftAlone(inner.whenTrue), ...leftAlone(inner.whenFalse)]
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind
    if (operator === ts.SyntaxKind.CommaToken) return [...leftAlone(inner.left), ...leftAlone(inner.right)]
    const either = [
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
    ]
    return either.includes(operator) ? leftAlone(inner.right) : []
  }
  return ts.isVoidExpression(inner) || ts.isAwaitExpression(inner) ? [] : [inner]
}

/** Every forgotten promise of a source file, as a diagnostic. */
export function forgottenPromises(checker, file) {
  const found = []
  const visit = (node) => {
    if (ts.isExpressionStatement(node)) {
      for (const expression of leftAlone(node.expression)) {
        const isPending = isPromise(checker, checker.getTypeAtLocation(expression), expression)
        if (!(isPending && !isHandled(expression)) && !isForEachOfPromises(checker, expression)) continue
        found.push({
          category: ts.DiagnosticCategory.Error,
          code: 0,
          file,
          start: expression.getStart(file),
          length: expression.getWidth(file),
          messageText: FORGOTTEN,
        })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function report(diagnostics) {
  const host = { getCurrentDirectory: () => ROOT, getCanonicalFileName: (name) => name, getNewLine: () => '\n' }
  process.stdout.write(ts.formatDiagnostics(diagnostics, host))
}

function main() {
  const incremental = readProgram()
  const program = incremental.getProgram()
  const checker = program.getTypeChecker()
  const ours = program
    .getSourceFiles()
    .filter((file) => /\.tsx?$/.test(file.fileName) && UNDER_WATCH.test(file.fileName.slice(ROOT.length + 1)))
  const faults = [
    ...incremental.getConfigFileParsingDiagnostics(),
    ...incremental.getOptionsDiagnostics(),
    ...incremental.getSyntacticDiagnostics(),
    ...incremental.getSemanticDiagnostics(),
    ...ours.flatMap((file) => forgottenPromises(checker, file)),
  ]
  incremental.emit()
  report(faults)
  return faults.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = main()
