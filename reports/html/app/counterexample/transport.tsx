import { useEffect, useState } from 'preact/hooks';

/** How long a step is shown while the run plays, in milliseconds. */
const BEAT = 900;

/** Goes through a run: to its ends, by steps, by hand, or by itself. */
export function Transport({
  step,
  length,
  says,
  onStep,
}: {
  readonly step: number;
  readonly length: number;
  /** What the step is, for who cannot see it. */
  readonly says: string;
  readonly onStep: (step: number) => void;
}) {
  const [plays, setPlays] = useState(false);
  useEffect(() => {
    if (!plays) return undefined;
    if (step >= length) {
      setPlays(false);
      return undefined;
    }
    const timer = setTimeout(() => onStep(step + 1), BEAT);
    return () => clearTimeout(timer);
  }, [plays, step, length, onStep]);
  const play = () => {
    if (!plays && step >= length) onStep(0);
    setPlays(!plays);
  };
  return (
    <fieldset class="transport" aria-label="Go through the run">
      <Move to="To the beginning" keys="Home" sign="M4 3v10 M13 3 6 8l7 5z" ends={step === 0} go={() => onStep(0)} />
      <Move to="One step back" keys="k, ←" sign="M11 3 4 8l7 5z" ends={step === 0} go={() => onStep(step - 1)} />
      <button type="button" onClick={play} aria-label={plays ? 'Pause' : 'Play'} title={plays ? 'Pause' : 'Play'}>
        <Sign path={plays ? 'M5 3v10 M11 3v10' : 'M4.5 3 12.5 8l-8 5z'} />
      </button>
      <Move to="One step on" keys="j, →" sign="M5 3l7 5-7 5z" ends={step === length} go={() => onStep(step + 1)} />
      <Move to="To the end" keys="End" sign="M12 3v10 M3 3l7 5-7 5z" ends={step === length} go={() => onStep(length)} />
      <input
        type="range"
        min="0"
        max={length}
        value={step}
        aria-label="Step"
        aria-valuetext={says}
        onInput={(event) => onStep(Number(event.currentTarget.value))}
      />
      <output>
        {step} / {length}
      </output>
    </fieldset>
  );
}

/** A button that moves through the run; nothing is left to go where it ends. */
function Move({
  to,
  keys,
  sign,
  ends,
  go,
}: {
  readonly to: string;
  readonly keys: string;
  readonly sign: string;
  readonly ends: boolean;
  readonly go: () => void;
}) {
  return (
    <button type="button" onClick={go} disabled={ends} aria-label={to} title={`${to} (${keys})`}>
      <Sign path={sign} />
    </button>
  );
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
