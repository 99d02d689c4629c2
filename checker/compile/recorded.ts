import { type Action, type Formula, operandsOf, type Property } from '../language/index.js';
import type { Emitter } from './emitter.js';
import type { Reducer, Subjects } from './reducer.js';
import type { SuccessorNotes } from './successors.js';

// What generated code has besides where a `Reducer` is told of it.

/** Where generated code notes what is read and written, by the names there. */
export function accessTold({ reads, writes, row }: Pick<Reducer, 'reads' | 'writes' | 'row'>): {
  readonly [name: string]: Int32Array;
} {
  return { readBits: reads, writtenBits: writes, subjectRow: row };
}

/** The functions by which generated code tells a reducer what happens, by their names there. */
export function told(reducer: Reducer): { readonly [name: string]: unknown } {
  const { begin, enable, beginImplied, endImplied, end } = reducer;
  const { exhaust, open, setAside, choose, settled, stutter } = reducer;
  return {
    ...accessTold(reducer),
    noteFor: begin,
    noteEnabled: enable,
    noteImplied: beginImplied,
    noteImpliedNoMore: endImplied,
    noteForNobody: end,
    noteExhausted: exhaust,
    openState: open,
    setAside,
    choose,
    chosenAreSettled: settled,
    stutter,
  };
}

/** How the successors by an action are noted. What must be in flight for them is read once, when the program begins. */
export function notesFor(
  action: number,
  { touches }: Pick<Action, 'touches'>,
  subjects: Subjects,
  emitter: Emitter,
): SuccessorNotes {
  const { first = 0, size = 0 } = subjects.instances[action] ?? {};
  return {
    begin: (instance) => `noteFor(${size === 1 ? first : `${first} + ${instance}`});`,
    enable: 'noteEnabled();',
    implied: (statements) =>
      touches === undefined || statements.trim() === ''
        ? statements
        : `noteImplied();\n${statements}\nnoteImpliedNoMore();`,
    end: 'noteForNobody();',
    budget: `noteFor(${subjects.budgets + action});`,
    exhaust: `noteExhausted(${action});`,
    arrivals: (canBe, read) =>
      emitter.emit(
        `for (let number = 0; number < ${size}; number++) {
if (!(${canBe})) continue;
noteFor(${subjects.arrivals + first} + number); ${read};\n}\nnoteForNobody();`,
      ),
  };
}

/** The text of the function that keeps one of the successors that were set aside. */
export function keeping(hasLabels: boolean): string {
  return `
function keep(action, by) {
statistics[2 * action + 1]++;
${hasLabels ? 'label = by;' : ''}
arrive(action);
}`;
}

/** Where code that examines states is emitted. */
export interface ExaminationSite {
  /** The name of the view of the state. */
  readonly root: string;
  readonly emitter: Emitter;
  /** The number of the first property among the subjects, if it is noted what they read. */
  readonly firstSubject: number | undefined;
}

/** Statements whose reads are noted as those of a property, if they are noted. */
export function noted(position: number, { firstSubject }: ExaminationSite, statements: string): string {
  if (firstSubject === undefined || statements === '') return statements;
  return `noteFor(${firstSubject + position}); ${statements} noteForNobody();`;
}

/** A condition on which a property is decided once. Where its reads are noted it is asked even if it is decided. */
export function whileOpen(position: number, { firstSubject }: ExaminationSite, condition: string): string {
  return firstSubject === undefined ? `open${position} && ${condition}` : `${condition} && open${position}`;
}

/**
 * Statements that only ask, where reads are noted, what is decided elsewhere: of a property of steps, what it says of one
 * that changes nothing; of a formula, what it is made of.
 */
export function askOnly(property: Property, position: number, { root, emitter }: ExaminationSite): string {
  if (property.form === 'alwaysStep') {
    const holds = `stutter(${position}, Boolean(${emitter.constant('holds', property.holds)}(B, ${root})));`;
    if (property.given === undefined) return holds;
    return `if (${emitter.constant('given', property.given)}(B, ${root})) { ${holds} }`;
  }
  return 'formula' in property ? `${emitter.constant('ask', asking(property.formula))}(${root});` : '';
}

/** Asks a state everything that a formula is made of. What throws will do so again when runs are searched, and is reported then. */
function asking(formula: Formula): (state: never) => void {
  const questions = questionsOf(formula);
  return (state) => {
    for (const { holds } of questions) {
      try {
        holds(state);
      } catch {}
    }
  };
}

type Question = Extract<Formula, { readonly operator: 'now' }>;

function questionsOf(formula: Formula): readonly Question[] {
  return formula.operator === 'now' ? [formula] : operandsOf(formula).flatMap(questionsOf);
}
