import type { Surroundings, SurroundingTransition } from '../../../../checker/index.js';

/** The states of a run, each with what could have happened instead: the picture in words. */
export function StateList({ surroundings: { states, transitions } }: { readonly surroundings: Surroundings }) {
  const ofRun = states
    .map((state, position) => ({ ...state, position }))
    .filter(({ step }) => step !== null)
    .sort((one, other) => (one.step ?? 0) - (other.step ?? 0));
  return (
    <ol class="states">
      {ofRun.map(({ step, label, position }) => (
        <li key={position}>
          <b>{step === 0 ? 'initially' : `after step ${step}`}</b> <code>{label}</code>
          <ul>
            {transitions
              .filter(({ from, taken }) => from === position && !taken)
              .map((transition, at) => (
                <li key={at}>
                  instead: {named(transition)} → <code>{states[transition.to]?.label}</code>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function named({ action, arguments: given }: SurroundingTransition): string {
  const values = Object.values(given).map(String);
  return values.length === 0 ? action : `${action} (${values.join(', ')})`;
}
