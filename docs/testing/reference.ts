import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Comment,
  CommentTag,
  Converter,
  type DeclarationReflection,
  Logger,
  LogLevel,
  type ProjectReflection,
  ReferenceType,
  type Reflection,
  ReflectionKind,
  RendererEvent,
  type Router,
  type TypeDocOptions,
} from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { titleFor, titles } from './reference-categories.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What can be imported: by the modules that are behind them, the entry points of the package. */
export const entryPoints: ReadonlyMap<string, string> = new Map([
  ['checker', 'signalbox'],
  ['cli/config', 'signalbox/config'],
  ['reports/vitest', 'signalbox/vitest'],
  ['reports/fast-check', 'signalbox/fast-check'],
  ['models', 'signalbox/models'],
  ['properties', 'signalbox/properties'],
]);

/** The reference of the public entry points as it has to be. */
export interface Reference {
  /** The texts of its pages, by file name. */
  readonly pages: ReadonlyMap<string, string>;
  /** What typedoc finds wrong: an export without a comment, a link that leads nowhere. */
  readonly complaints: readonly string[];
}

class Complaints extends Logger {
  readonly messages: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.messages.push(message);
  }
}

const options: Partial<TypeDocOptions & PluginOptions> = {
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: [...entryPoints.keys()].map((module) => join(repository, module, 'index.ts')),
  tsconfig: join(repository, 'tsconfig.json'),
  basePath: repository,
  // That everything compiles is for another step to find out.
  skipErrorChecking: true,
  name: 'Reference',
  readme: 'none',
  disableSources: true,
  disableGit: true,
  excludePrivate: true,
  excludeExternals: true,
  categorizeByGroup: false,
  categoryOrder: [...titles],
  sort: ['kind', 'source-order'],
  kindSortOrder: ['Function', 'Variable', 'Class', 'Interface', 'TypeAlias', 'Namespace', 'Reference'],
  validation: { notDocumented: false, notExported: false, invalidLink: true, rewrittenLink: false },
  logLevel: 'Warn',
  outputFileStrategy: 'modules',
  // Of names that differ in nothing but capitals GitHub would number the headings otherwise.
  useHTMLAnchors: true,
  anchorPrefix: 'the-',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
};

/** Makes the reference from declarations and their comments. */
export async function makeReference(): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-reference-'));
  const complaints = new Complaints();
  const application = await Application.bootstrapWithPlugins({ ...options, out: folder });
  application.logger = complaints;
  application.converter.on(Converter.EVENT_CREATE_PARAMETER, (_, parameter) => {
    // What is taken apart where it is declared has no name there.
    if (parameter.name === '__namedParameters') parameter.name = 'given';
  });
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) {
      module.name = entryPoints.get(module.name) ?? module.name;
      for (const member of module.children ?? []) {
        const file = project.getSymbolIdFromReflection(member)?.fileName ?? '';
        if (member.kindOf(ReflectionKind.Class)) withoutInherited(member);
        if (member.kindOf(ReflectionKind.Variable)) withoutInferred(member);
        if (!isCommented(member)) complaints.messages.push(`${module.name}: ${member.name} has no comment`);
        setCategory(member, titleFor(member.name, relative(repository, file)));
      }
    }
  });
  application.renderer.on(RendererEvent.END, (event: RendererEvent) => {
    writeFileSync(join(folder, 'README.md'), contents(event.project, application.renderer.router));
  });
  const project = await application.convert();
  if (project === undefined) throw new Error(`there is no reference:\n${complaints.messages.join('\n')}`);
  application.validate(project);
  await application.generateOutputs(project);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const pages = new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  rmSync(folder, { recursive: true });
  return { pages, complaints: complaints.messages };
}

/** The first page: every export by what it is for, values before types. */
function contents(project: ProjectReflection, router: Router | undefined): string {
  if (router === undefined) throw new Error('nothing says where the reference has put its parts');
  const linkTo = (each: Reflection) =>
    `[\`${each.kindOf(ReflectionKind.Function) ? `${each.name}()` : each.name}\`](${router.getFullUrl(each)})`;
  const linkToType = (name: string) => {
    const found = project.getReflectionsByKind(ReflectionKind.Interface).find((each) => each.name === name);
    return found === undefined ? name : linkTo(found);
  };
  const introduction = `What can be imported, made from the declarations and their comments by \`npm run reference\`. If you have not
written a model yet, begin with the [tutorial](../tutorial.md). The words for actions (\`action\`, \`timer\`, \`receive\`, \`crash\`, …) and
for properties (\`always\`, \`leadsTo\`, …) are handed to the parts of a model: they are the members of
${linkToType('ActionVocabulary')}, ${linkToType('EnvironmentVocabulary')} and ${linkToType('PropertyVocabulary')}.`;
  const parts = (project.children ?? []).flatMap((module) => [
    `## [${module.name}](${router.getFullUrl(module)})`,
    ...(module.categories ?? []).map(({ title, children }) => {
      const [values, types] = [children.filter(isValue), children.filter((each) => !isValue(each))].map((group) =>
        group.map(linkTo).join(', '),
      );
      return [`**${title}**`, values, types && `types: ${types}`].filter((line) => line).join('  \n');
    }),
  ]);
  return `${['# Reference', introduction, ...parts].join('\n\n')}\n`;
}

function isValue(each: Reflection): boolean {
  return each.kindOf(
    ReflectionKind.Function | ReflectionKind.Variable | ReflectionKind.Class | ReflectionKind.Namespace,
  );
}

/** What may have the comment of an export: a function has it in its signatures. */
function commentedBy(member: DeclarationReflection): readonly Reflection[] {
  return member.signatures ?? [member];
}

function isCommented(member: DeclarationReflection): boolean {
  // What is exported once more has its comment where it is declared.
  return member.kindOf(ReflectionKind.Reference) || commentedBy(member).every(({ comment }) => comment !== undefined);
}

/** What is inferred for a shipped model says all of its state, in an order that hangs on what else the compiler has read. */
function withoutInferred({ type }: DeclarationReflection): void {
  if (type instanceof ReferenceType && (type.name === 'Model' || type.name === 'FunctionDesign'))
    delete type.typeArguments;
}

/** Of an error nobody wants to read what every error has. */
function withoutInherited(declared: DeclarationReflection): void {
  for (const member of [...(declared.children ?? [])])
    if (member.flags.isInherited || member.flags.isExternal) declared.project.removeReflection(member);
}

function setCategory(member: DeclarationReflection, title: string): void {
  for (const each of commentedBy(member)) {
    each.comment ??= new Comment();
    each.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: title }]));
  }
}
