import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What the compiler has to say of modules that lie in no file, given by path and text; `signalbox` is its source. */
export function diagnosticsOf(modules: ReadonlyMap<string, string>): readonly string[] {
  const texts = new Map([...modules].map(([path, text]) => [join(repository, 'docs', path), text]));
  const folders = new Set([...texts.keys()].map(dirname));
  const options = optionsOfTheRepository();
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (path) => texts.has(path) || onDisk.fileExists(path);
  host.directoryExists = (path) => folders.has(path) || onDisk.directoryExists?.(path) !== false;
  host.readFile = (path) => texts.get(path) ?? onDisk.readFile(path);
  host.getSourceFile = (path, settings) => {
    const text = texts.get(path);
    return text === undefined ? onDisk.getSourceFile(path, settings) : ts.createSourceFile(path, text, settings);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(sentenceFor);
}

function optionsOfTheRepository(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
  return {
    ...options,
    moduleDetection: ts.ModuleDetectionKind.Force,
    // A fragment declares what the page only talks about.
    noUnusedLocals: false,
    paths: {
      signalbox: [join(repository, 'checker/index.ts')],
      'signalbox/config': [join(repository, 'cli/config/index.ts')],
      'signalbox/vitest': [join(repository, 'reports/vitest/index.ts')],
      'signalbox/fast-check': [join(repository, 'reports/fast-check/index.ts')],
    },
  };
}

function sentenceFor({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  const path = file.fileName.slice(join(repository, 'docs/').length);
  return `${path}:${line + 1}: ${message}\n  ${file.text.split('\n')[line]?.trim() ?? ''}`;
}
