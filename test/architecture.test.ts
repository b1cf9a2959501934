import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

interface Import {
  readonly from: string;
  /** A file of src, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const parse = (path: string): ts.SourceFile => ts.createSourceFile(path, readFileSync(posix.join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** What a node imports: by import, export from, import(), require() or a type of import(). */
function* importsOf(node: ts.Node): Generator<readonly [ts.Node | undefined, boolean]> {
  if (ts.isImportDeclaration(node)) yield [node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword];
  if (ts.isExportDeclaration(node)) yield [node.moduleSpecifier, node.isTypeOnly];
  if (ts.isImportTypeNode(node)) yield [ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true];
  if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || /\brequire$/.test(node.expression.getText()))) yield [node.arguments[0], false];
}

const sources = new Map(files.map((path) => [path, parse(path)]));
const imports = files.flatMap((from) =>
  [...nodesOf(sources.get(from) ?? assert.fail())].flatMap((node) =>
    [...importsOf(node)].flatMap(([name, typeOnly]): Import[] => (name && ts.isStringLiteral(name) ? [{ from, to: resolve(from, name.text), typeOnly }] : [])),
  ),
);

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts') : name;
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';
const isPackage = (to: string, name: string): boolean => to === name || to.startsWith(`${name}/`);
/** Files that import one of these packages. */
const importersOf = (...names: readonly string[]): readonly string[] => [...new Set(imports.filter(({ to }) => names.some((name) => isPackage(to, name))).map(({ from }) => from))].sort();
const between = (from: string, to: string): readonly Import[] => imports.filter((one) => folderOf(one.from) === from && folderOf(one.to) === to);

describe('the borders of src', () => {
  it('are drawn from files that are there', () => {
    const missing = imports.filter(({ to }) => to.endsWith('.ts') && !sources.has(to));
    assert.deepEqual(missing, []);
    assert.ok(imports.length > files.length);
  });

  it('keep the Bot Framework and the web server in src/bot', () => {
    const importers = importersOf('botbuilder', 'botbuilder-core', 'botframework-connector', 'botframework-schema', '@microsoft/teams-ai', 'restify');
    assert.ok(importers.length > 0);
    assert.deepEqual(importers.filter((path) => folderOf(path) !== 'bot'), []);
  });

  it('keep the databases in src/store', () => {
    const importers = importersOf('libsql', 'pg');
    assert.ok(importers.length > 0);
    assert.deepEqual(importers.filter((path) => folderOf(path) !== 'store'), []);
  });

  it('keep templating in src/view/template.ts', () => {
    assert.deepEqual(importersOf('adaptivecards-templating', 'adaptive-expressions'), ['view/template.ts']);
  });

  it('keep files in the loaders, the stores and what is started from the command line', () => {
    const allowed = /^(?:[a-z]+\/load|store\/[a-z]+|commands\/[a-z]+|index|ask)\.ts$/;
    const importers = importersOf('node:fs', 'fs', 'fs/promises', 'node:fs/promises');
    assert.ok(importers.includes('knowledge/load.ts'));
    assert.deepEqual(importers.filter((path) => !allowed.test(path)), []);
  });

  it('keep network and processes at the edge', () => {
    const allowed = ['bot', 'store', 'commands', 'operation', 'assemble.ts', 'index.ts'];
    const importers = importersOf('node:http', 'node:https', 'node:net', 'node:child_process', 'openai', 'pino');
    assert.deepEqual(importers.filter((path) => !allowed.includes(folderOf(path))), []);
  });

  for (const [from, to] of [['recognize', 'guide'], ['recognize', 'view'], ['guide', 'recognize'], ['guide', 'view']] as const) {
    it(`let ${from} know nothing of ${to}`, () => {
      assert.deepEqual(between(from, to), []);
    });
  }

  it('let view know only the types of recognize', () => {
    assert.deepEqual(between('view', 'recognize').filter(({ to, typeOnly }) => to !== 'recognize/types.ts' || !typeOnly), []);
  });

  it('let redact know nothing but itself', () => {
    assert.deepEqual(imports.filter(({ from, to }) => folderOf(from) === 'redact' && folderOf(to) !== 'redact' && to !== 'node:crypto'), []);
  });

  it('let recognize and guide read what they are given, redacted or not', () => {
    assert.deepEqual([...between('recognize', 'redact'), ...between('guide', 'redact'), ...between('view', 'redact')], []);
  });

  for (const pure of ['recognize', 'guide', 'view', 'knowledge', 'turn']) {
    it(`let ${pure} know nothing of the edge but the type of the store`, () => {
      const allowed = (one: Import): boolean => one.to === 'store/types.ts' && one.typeOnly;
      assert.deepEqual(['bot', 'store', 'commands'].flatMap((edge) => between(pure, edge)).filter((one) => !allowed(one)), []);
    });
  }

  for (const pure of ['recognize', 'guide', 'view', 'knowledge']) {
    it(`let ${pure} know nothing of a turn`, () => {
      assert.deepEqual([...between(pure, 'turn'), ...between(pure, 'answer.ts')], []);
    });
  }
});

describe('the code of src', () => {
  it('names `any` nowhere', () => {
    const found = [...sources].flatMap(([path, source]) =>
      [...nodesOf(source)].filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword).map((node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`),
    );
    assert.deepEqual(found, []);
  });

  it('imports in no circle', () => {
    assert.deepEqual(circles(), []);
  });
});

/** Every way through the imports that comes back to where it was. */
function circles(): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (way.includes(path) || done.has(path)) return;
    for (const { to } of imports.filter(({ from }) => from === path)) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  return found;
}
