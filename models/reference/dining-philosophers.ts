import {
  defineModel,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
} from '../../checker/index.js';

const table = defineSystem({
  parameters: { philosophers: integer({ min: 2, max: 16, default: 5 }) },
  processes: ({ philosophers }) => ({ philosopher: processIds(philosophers) }),
  state: ({ philosopher }) => ({
    phase: perProcess(philosopher, oneOf('thinking', 'holding one fork', 'eating')),
    /** Who holds the fork that lies to the right of each philosopher. */
    rightFork: perProcess(philosopher, optional(philosopher)),
  }),
});

type Table = LanguageOf<typeof table>;
type Philosopher = ProcessId<'philosopher'>;

/** Whoever sits to the left: his right fork is the left fork of the other. */
function leftNeighbour({ philosopher }: Table, of: Philosopher): Philosopher {
  return philosopher.valueAt((of + 1) % philosopher.size);
}

/** Both forks are taken one after the other; `leftHanded` says who begins with the left one. */
function takeForks(language: Table, leftHanded: (p: Philosopher) => boolean) {
  const { philosopher, action } = language;
  const first = (p: Philosopher) => (leftHanded(p) ? leftNeighbour(language, p) : p);
  const second = (p: Philosopher) => (leftHanded(p) ? p : leftNeighbour(language, p));
  return {
    'take the first fork': action('take the first fork', {
      each: philosopher,
      fair: 'weak',
      when: (s, p) => s.phase.at(p) === 'thinking' && s.rightFork.at(first(p)) === null,
      then: (s, p) => {
        s.rightFork.set(first(p), p);
        s.phase.set(p, 'holding one fork');
      },
    }),
    'take the second fork': action('take the second fork', {
      each: philosopher,
      fair: 'strong',
      when: (s, p) => s.phase.at(p) === 'holding one fork' && s.rightFork.at(second(p)) === null,
      then: (s, p) => {
        s.rightFork.set(second(p), p);
        s.phase.set(p, 'eating');
      },
    }),
  };
}

/**
 * Philosophers around a table, a fork between each two neighbours; to eat takes both forks.
 *
 * Edsger W. Dijkstra, "Hierarchical ordering of sequential processes", Acta Informatica 1, 1971. The remedy is his:
 * the forks are ordered and everybody takes the lower one first, which makes one philosopher left-handed among
 * right-handed ones. Without it each can hold one fork and wait for the other.
 */
export const diningPhilosophers = defineModel({
  ...table,
  name: 'dining-philosophers',
  about: 'Neighbours share forks: how they deadlock, and how an order of resources prevents it (Dijkstra)',
  actions: (language) => [
    ...Object.values(takeForks(language, (p) => p === language.philosopher.size - 1)),
    language.action('put both forks down', {
      each: language.philosopher,
      fair: 'weak',
      when: (s, p) => s.phase.at(p) === 'eating',
      then: (s, p) => {
        s.rightFork.set(p, null);
        s.rightFork.set(leftNeighbour(language, p), null);
        s.phase.set(p, 'thinking');
      },
    }),
  ],
  properties: (language) => ({
    neighboursNeverEatTogether: language.never('two neighbours eat at the same time', (s) =>
      s.phase.some((phase, p) => phase === 'eating' && s.phase.at(leftNeighbour(language, p)) === 'eating'),
    ),
    // Of the one who waits for the longest chain of others. Strong fairness is needed: the fork may be free only in between.
    firstOneEats: language.leadsTo(
      'whenever the first philosopher holds one fork, he eats in the end',
      (s) => s.phase.at(language.philosopher.valueAt(0)) === 'holding one fork',
      (s) => s.phase.at(language.philosopher.valueAt(0)) === 'eating',
    ),
    somebodyEats: language.reachable('somebody eats', (s) => s.phase.some((phase) => phase === 'eating')),
  }),
  variants: {
    'one-left-handed': { about: 'The last philosopher takes his left fork first, the others their right one' },
    naive: (language) => ({
      about: 'Everybody takes his right fork first; all can hold one and wait for ever',
      replace: takeForks(language, () => false),
    }),
  },
});
