import type { Row } from '../../../../story/index.js';

/** What happens on a lane: a dot, or a sign of what is out of the ordinary. */
export function EventMark({
  event,
  x,
  y,
  faded,
  isDecisive,
  title,
}: {
  readonly event: Row['event'];
  readonly x: number;
  readonly y: number;
  readonly faded: boolean;
  /** Whether it decides the property. */
  readonly isDecisive: boolean;
  readonly title: string;
}) {
  return (
    <g class={`event event-${event}${faded ? ' faded' : ''}`} transform={`translate(${x} ${y})`}>
      <title>{title}</title>
      {isDecisive && <circle class="ring" r="11" />}
      <Shape event={event} />
    </g>
  );
}

function Shape({ event }: Pick<Parameters<typeof EventMark>[0], 'event'>) {
  switch (event) {
    case 'time':
      return null;
    case 'step':
    case 'lie':
      return <circle r="5" />;
    case 'timer':
      return (
        <>
          <circle class="clock" r="6.5" />
          <path d="M0,-3.5 V0 L2.6,1.8" />
        </>
      );
    case 'fault':
      return <path d="M-5,-5 L5,5 M5,-5 L-5,5" />;
    case 'crash':
      return (
        <>
          <circle class="blot" r="8" />
          <path d="M-3.2,-3.2 L3.2,3.2 M3.2,-3.2 L-3.2,3.2" />
        </>
      );
    case 'repair':
    case 'restart':
      return (
        <>
          <circle class="blot" r="8" />
          <path d="M0,4 V-4 M-3.2,-0.8 L0,-4 L3.2,-0.8" />
        </>
      );
  }
}
