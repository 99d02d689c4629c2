import picocolors from 'picocolors';

/** How text is set for a stream: in colour or plain, and how wide it may be. */
export interface Style {
  readonly paint: ReturnType<typeof picocolors.createColors>;
  /** In characters; Infinity where nobody looks at lines, so that every step of a trace is one line of the file. */
  readonly width: number;
}

/** In no colour and any width: for files, pipes and tests. */
export const plain: Style = { paint: picocolors.createColors(false), width: Number.POSITIVE_INFINITY };

/** Narrower than this a table cannot be read; a terminal that says less (or nothing) is taken to lie. */
const narrowest = 60;

interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What suits a stream: colour and its width if it is a terminal. `NO_COLOR` and `FORCE_COLOR` (no-color.org) decide if set. */
export function styleOf(stream: Terminal, environment: NodeJS.ProcessEnv = process.env): Style {
  const isTerminal = stream.isTTY === true;
  const given = (name: string) =>
    environment[name] !== undefined && environment[name] !== '' && environment[name] !== '0';
  const coloured = !given('NO_COLOR') && (given('FORCE_COLOR') || (isTerminal && environment.TERM !== 'dumb'));
  return {
    paint: picocolors.createColors(coloured),
    width: isTerminal ? Math.max(stream.columns ?? narrowest, narrowest) : plain.width,
  };
}
