import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a guard demands: one conjunct of a `when`, which can be taken out. */
export interface Conjunct {
  /** The file, relative to the models' folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** As it stands there; where a guard gives up early, the condition on which it does, negated. */
  readonly text: string;
}

/** A module whose guards can lose conjuncts, one at a time, as `globalThis.isWithout(number)` says. */
export interface Instrumented {
  readonly file: string;
  /** JavaScript. */
  readonly code: string;
}

/**
 * Finds every conjunct of every guard (`when`) in some modules, and makes each removable, so that all mutants are one
 * program (Untch, Offutt and Harrold, "Mutation analysis using mutant schemata", ISSTA 1993). A guard that is an expression
 * has the operands of its `&&` as conjuncts; one with statements, those of what it returns, and the operands of `||` in each
 * `if (…) return false`. A guard that is given by name is looked up in the modules, and so are those of which a call makes one.
 * @param sources TypeScript, by file
 */
export function instrument(sources: ReadonlyMap<string, string>): {
  readonly conjuncts: readonly Conjunct[];
  readonly modules: readonly Instrumented[];
} {
  const files = [...sources].map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  const guards = new Set(files.flatMap((file) => guardsIn(file, files)));
  const conjuncts: Conjunct[] = [];
  const modules = files.map((file) => {
    const edits: Edit[] = [];
    for (const guard of guards) {
      if (guard.getSourceFile() !== file) continue;
      for (const { node, isNegated } of conjunctsOf(guard)) {
        const number = conjuncts.length;
        const text = node.getText(file).replace(/\s+/g, ' ');
        conjuncts.push({
          file: file.fileName,
          line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
          text: isNegated ? `!(${text})` : text,
        });
        const gone = `globalThis.isWithout(${number})`;
        const before = isNegated ? `(!${gone} && (` : `(${gone} || (`;
        edits.push({ at: node.getStart(file), text: before }, { at: node.getEnd(), text: '))' });
      }
    }
    return { file: file.fileName, code: transpiled(edited(file.text, edits)) };
  });
  return { conjuncts, modules };
}

type Guard = ts.FunctionLikeDeclaration;

interface Edit {
  readonly at: number;
  readonly text: string;
}

/** The functions that stand, or are named, as `when` in the options of an action. */
function guardsIn(file: ts.SourceFile, files: readonly ts.SourceFile[]): Guard[] {
  const found: Guard[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && isWhen(node.name)) found.push(node);
    if (ts.isPropertyAssignment(node) && isWhen(node.name)) {
      for (const part of partsOf(node.initializer)) {
        const guard = functionOf(part, file, files);
        if (guard !== undefined) found.push(guard);
      }
    }
    if (ts.isShorthandPropertyAssignment(node) && isWhen(node.name)) {
      const guard = functionOf(node.name, file, files);
      if (guard !== undefined) found.push(guard);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isWhen(name: ts.PropertyName): boolean {
  return ts.isIdentifier(name) && name.text === 'when';
}

/** A guard, or those of which a function makes one: `unaided(mayAccept)`. */
function partsOf(expression: ts.Expression): readonly ts.Expression[] {
  return ts.isCallExpression(expression) ? expression.arguments : [expression];
}

/** The function that an expression is or names, in this module or in that from which it is imported. */
function functionOf(
  expression: ts.Expression,
  file: ts.SourceFile,
  files: readonly ts.SourceFile[],
): Guard | undefined {
  if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) return expression;
  if (!ts.isIdentifier(expression)) return undefined;
  const name = expression.text;
  let found: Guard | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) found ??= node;
    // Also among several that a function returns.
    const isNamed = (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && ts.isIdentifier(node.name);
    if (isNamed && node.name.text === name) {
      const value = node.initializer;
      if (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) found ??= value;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (found !== undefined) return found;
  const imported = file.statements.find(
    (statement): statement is ts.ImportDeclaration =>
      ts.isImportDeclaration(statement) && namesOf(statement).includes(name),
  );
  if (imported === undefined || !ts.isStringLiteral(imported.moduleSpecifier)) return undefined;
  const path = join(dirname(file.fileName), imported.moduleSpecifier.text).replace(/\.js$/, '.ts');
  const source = files.find(({ fileName }) => fileName === path);
  if (source !== undefined) visit(source);
  return found;
}

function namesOf({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  return bindings === undefined || !ts.isNamedImports(bindings) ? [] : bindings.elements.map(({ name }) => name.text);
}

interface Removable {
  readonly node: ts.Expression;
  /** Whether the guard gives up where it holds. */
  readonly isNegated: boolean;
}

function conjunctsOf({ body }: Guard): readonly Removable[] {
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return operandsOf(body, ts.SyntaxKind.AmpersandAmpersandToken).map(demanded);
  const found: Removable[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isIfStatement(node) && returnsFalse(node.thenStatement)) {
      const givenUp = operandsOf(node.expression, ts.SyntaxKind.BarBarToken);
      found.push(...givenUp.map((operand) => ({ node: operand, isNegated: true })));
      if (node.elseStatement !== undefined) visit(node.elseStatement);
      return;
    }
    if (ts.isReturnStatement(node) && node.expression !== undefined && !isLiteral(node.expression)) {
      found.push(...operandsOf(node.expression, ts.SyntaxKind.AmpersandAmpersandToken).map(demanded));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function demanded(node: ts.Expression): Removable {
  return { node, isNegated: false };
}

/** The operands of a chain of one operator; an expression alone is the only one. */
function operandsOf(expression: ts.Expression, operator: ts.BinaryOperator): readonly ts.Expression[] {
  if (ts.isParenthesizedExpression(expression)) return operandsOf(expression.expression, operator);
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== operator) return [expression];
  return [...operandsOf(expression.left, operator), ...operandsOf(expression.right, operator)];
}

function returnsFalse(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.length === 1 && statement.statements.some(returnsFalse);
  return ts.isReturnStatement(statement) && statement.expression?.kind === ts.SyntaxKind.FalseKeyword;
}

function isLiteral({ kind }: ts.Expression): boolean {
  return kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.TrueKeyword;
}

/** Edits do not overlap, but may touch; what ends at a place comes before what begins there. */
function edited(text: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((one, other) => one.at - other.at || (one.text === '))' ? -1 : 1));
  let [result, from] = ['', 0];
  for (const edit of inOrder) {
    result += text.slice(from, edit.at) + edit.text;
    from = edit.at;
  }
  return result + text.slice(from);
}

function transpiled(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
