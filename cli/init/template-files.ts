/** A file of the example project. */
export interface TemplateFile {
  /** Within the template. */
  readonly from: string;
  /** Within the project. */
  readonly to: string;
  readonly about: string;
  /**
   * What is done where the project has such a file already: nothing is written at all, or only this one is left as it is, with
   * what to add to it, if there is something.
   */
  readonly ifThere: 'refuse' | 'leave';
}

const own = (path: string, about: string): TemplateFile => ({ from: path, to: path, about, ifThere: 'refuse' });
const shared = (from: string, to: string, about: string): TemplateFile => ({ from, to, about, ifThere: 'leave' });

/** In the order in which they are told of. */
export const templateFiles: readonly TemplateFile[] = [
  own('models/leased-lock.ts', 'a protocol, its properties, and a variant that breaks one'),
  own('models/leased-lock.test.ts', 'the same as tests of vitest'),
  own('signalbox.config.ts', 'what is verified, and what fails the gate'),
  own('signalbox.baseline.json', 'how large the state spaces are'),
  own('.github/workflows/signalbox.yml', 'verifies on every push'),
  shared('package.json', 'package.json', 'what the project needs'),
  shared('tsconfig.json', 'tsconfig.json', 'for the editor'),
  shared('gitignore', '.gitignore', 'what is not kept'),
];
