import type { Explanation, MessageEvent, Snapshot, Trace, TraceStep } from '../../checker/index.js';
import { isList, isRecord, messageText } from '../wording/index.js';
import { type Lane, laneOfStep } from './lanes.js';

/** What went from one lane to another. */
export interface Arrow {
  /** A message; one that is not taken from the network but read there; or anything else that one wrote and another read. */
  readonly kind: 'message' | 'read' | 'influence';
  /** The kind of the message, or what a Byzantine process claims. */
  readonly label: string;
  /** The whole of it in words. */
  readonly text: string;
  /** The lane and the step that it comes from; step 0 is the beginning, and no lane means that nobody is known. */
  readonly from: ArrowEnd;
  /** Where it ends, or was to end: of what is under way for good, the step is null. */
  readonly to: { readonly lane: string | null; readonly step: number | null };
  readonly fate: 'arrived' | 'lost' | 'under way';
  /** A second copy of it. */
  readonly isDuplicate: boolean;
  /** Overtaken by one that was sent later the same way, or outlived by a timer of who receives it. */
  readonly isLate: boolean;
  /** What no process that keeps to the protocol has sent. */
  readonly isForged: boolean;
}

interface ArrowEnd {
  readonly lane: string | null;
  readonly step: number;
}

/** A message on its way, with who has got it until now. */
interface Dispatch {
  readonly message: Pick<MessageEvent, 'kind' | 'content' | 'network'>;
  readonly from: ArrowEnd;
  readonly isDuplicate: boolean;
  readonly arrivals: { readonly lane: string | null; readonly step: number; readonly isLost: boolean }[];
}

/**
 * Each message from where it was sent to where it was received, forged, or lost; and, where it is known what caused what,
 * what one lane read of another's writing without a message.
 */
export function arrowsOf(trace: Trace, lanes: readonly Lane[], causes: Explanation['causes'] | null): readonly Arrow[] {
  const { steps, initial } = trace;
  const dispatches = initialMessages(initial, lanes);
  const forged: Arrow[] = [];
  for (const [position, step] of steps.entries()) {
    const lane = laneOfStep(step, lanes)?.name ?? null;
    const at: ArrowEnd = { lane, step: position + 1 };
    const help = byzantineHelp(step, at, lanes);
    if (help !== undefined) forged.push(help);
    // What is received in a step was there before it: an answer to itself is none.
    for (const event of [...step.messages].sort((one, other) => order(one) - order(other))) {
      if (event.event === 'sent') dispatches.push({ message: event, from: at, isDuplicate: false, arrivals: [] });
      else if (event.event === 'forged') forged.push(forgery(event, at, lanes));
      else if (event.event === 'duplicated') {
        const original = dispatches.findLast(({ message }) => isSame(message, event));
        const sender = original?.from.lane ?? null;
        dispatches.push({ message: event, from: { lane: sender, step: at.step }, isDuplicate: true, arrivals: [] });
      } else {
        const dispatch = dispatchFor(event, lane, dispatches);
        dispatch?.arrivals.push({ lane, step: at.step, isLost: event.event === 'lost' });
      }
    }
  }
  const reads = causes === null ? [] : readsOf(steps, lanes, causes, dispatches);
  const isRead = ({ from }: Dispatch) => reads.some((read) => read.kind === 'read' && read.from.step === from.step);
  const messages = dispatches.flatMap((dispatch) =>
    dispatch.arrivals.length === 0
      ? isRead(dispatch)
        ? []
        : [underWay(dispatch, dispatches, lanes)]
      : dispatch.arrivals.map((arrival, position) =>
          arrived(dispatch, arrival, position, dispatches, { steps, lanes }),
        ),
  );
  return [...messages, ...forged, ...reads];
}

function order({ event }: MessageEvent): number {
  return event === 'sent' || event === 'duplicated' ? 1 : 0;
}

function isSame(one: Dispatch['message'], other: Dispatch['message']): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ network, kind, content }: Dispatch['message']): string {
  const fields = Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([network, kind, fields]);
}

/** The first copy that nobody has got yet; of what everybody may take, the first that this one has not got; else the last. */
function dispatchFor(event: MessageEvent, lane: string | null, dispatches: readonly Dispatch[]): Dispatch | undefined {
  const copies = dispatches.filter(({ message }) => isSame(message, event));
  return (
    copies.find(({ arrivals }) => arrivals.length === 0) ??
    copies.find(({ arrivals }) => arrivals.every((arrival) => arrival.lane !== lane)) ??
    copies.at(-1)
  );
}

function arrived(
  dispatch: Dispatch,
  arrival: Dispatch['arrivals'][number],
  position: number,
  all: readonly Dispatch[],
  { steps, lanes }: { steps: Trace['steps']; lanes: readonly Lane[] },
): Arrow {
  const { message, from, isDuplicate, arrivals } = dispatch;
  const isAgain = arrivals.slice(0, position).some((earlier) => earlier.lane === arrival.lane);
  // Who drops a message would have received it; what the network loses was on its way to somebody else.
  const isDropped = arrival.isLost && lanes.some(({ name, kind }) => name === arrival.lane && kind === 'process');
  return {
    ...plainArrow(message),
    from,
    to: {
      lane: arrival.isLost && !isDropped ? destinationOf(dispatch, all, lanes) : arrival.lane,
      step: arrival.step,
    },
    fate: arrival.isLost ? 'lost' : 'arrived',
    isDuplicate: isDuplicate || isAgain,
    isLate: !arrival.isLost && isLate(dispatch, arrival, all, steps),
  };
}

function isLate(
  { from }: Dispatch,
  arrival: Dispatch['arrivals'][number],
  all: readonly Dispatch[],
  steps: Trace['steps'],
): boolean {
  const isOvertaken = all.some(
    (other) =>
      other.from.lane === from.lane &&
      other.from.step > from.step &&
      other.arrivals.some(({ lane, step, isLost }) => !isLost && lane === arrival.lane && step < arrival.step),
  );
  const isOutlived = steps
    .slice(from.step, arrival.step - 1)
    .some(({ kind, process }) => kind === 'timer' && process !== null && process === arrival.lane);
  return isOvertaken || isOutlived;
}

function underWay(dispatch: Dispatch, all: readonly Dispatch[], lanes: readonly Lane[]): Arrow {
  return {
    ...plainArrow(dispatch.message),
    from: dispatch.from,
    to: { lane: destinationOf(dispatch, all, lanes), step: null },
    fate: 'under way',
    isDuplicate: dispatch.isDuplicate,
  };
}

function plainArrow(message: Dispatch['message']): Pick<Arrow, 'kind' | 'label' | 'text' | 'isLate' | 'isForged'> {
  return { kind: 'message', label: message.kind, text: messageText(message), isLate: false, isForged: false };
}

/** For whom a message is: whom it names, else who received another of its kind. */
function destinationOf({ message, from }: Dispatch, all: readonly Dispatch[], lanes: readonly Lane[]): string | null {
  const named = [message.content.to, ...Object.values(message.content)].find(
    (value) => value !== from.lane && lanes.some(({ name }) => name === value),
  );
  if (typeof named === 'string') return named;
  const receivers = all
    .filter((other) => other.message.kind === message.kind)
    .flatMap(({ arrivals }) => arrivals.filter(({ isLost }) => !isLost).map(({ lane }) => lane));
  const [first = null, ...others] = new Set(receivers);
  return others.length === 0 ? first : null;
}

/** What is on its way already when the run begins. */
function initialMessages(initial: Snapshot, lanes: readonly Lane[]): Dispatch[] {
  if (!isRecord(initial)) return [];
  return Object.entries(initial).flatMap(([network, value]) =>
    (isList(value) ? value : []).flatMap((each) => {
      if (!isRecord(each) || typeof each.message !== 'string') return [];
      const { message: kind, copies: _, ...rest } = each;
      const content = Object.fromEntries(
        Object.entries(rest).flatMap(([name, part]) => (isShown(part) ? [[name, part] as const] : [])),
      );
      const lane = lanes.find(({ name }) => name === content.from)?.name ?? null;
      return [{ message: { network, kind, content }, from: { lane, step: 0 }, isDuplicate: false, arrivals: [] }];
    }),
  );
}

function isShown(value: Snapshot): value is string | number | boolean | null {
  return value === null || typeof value !== 'object';
}

function forgery(event: MessageEvent, at: ArrowEnd, lanes: readonly Lane[]): Arrow {
  const claimed = lanes.find(({ name }) => name === event.content.from)?.name;
  const lane = lanes.find(({ isByzantine }) => isByzantine)?.name ?? claimed ?? null;
  return {
    ...plainArrow(event),
    from: { lane, step: at.step },
    to: at,
    fate: 'arrived',
    isDuplicate: false,
    isForged: true,
  };
}

/** What a Byzantine process says where a model tells it by what it lets another do: a fault that is called so. */
function byzantineHelp(step: TraceStep, at: ArrowEnd, lanes: readonly Lane[]): Arrow | undefined {
  if (step.kind !== 'fault' || !/byzantine/i.test(step.action)) return undefined;
  const liar = lanes.find(({ isByzantine, name }) => isByzantine && name !== at.lane);
  if (liar === undefined) return undefined;
  const claims = Object.values(step.arguments).filter(
    (value) => typeof value === 'string' && !lanes.some(({ name }) => name === value),
  );
  return {
    kind: 'message',
    label: claims.join(', '),
    text: `what ${liar.name}, which is Byzantine, says: ${step.action}`,
    from: { lane: liar.name, step: at.step },
    to: at,
    fate: 'arrived',
    isDuplicate: false,
    isLate: false,
    isForged: true,
  };
}

/** What one lane wrote and another read, as far as no message and no third step between them tells it. */
function readsOf(
  steps: Trace['steps'],
  lanes: readonly Lane[],
  causes: Explanation['causes'],
  dispatches: readonly Dispatch[],
): readonly Arrow[] {
  const laneAt = (step: number) => {
    const made = steps[step - 1];
    return made === undefined ? null : (laneOfStep(made, lanes)?.name ?? null);
  };
  const behind = ancestorsOf(causes);
  return causes.flatMap((written, position) => {
    const reader = position + 1;
    const to = laneAt(reader);
    if (to === null) return [];
    return written.flatMap((writer): readonly Arrow[] => {
      const from = laneAt(writer);
      if (from === null || from === to) return [];
      const sent = dispatches.filter(({ from: { step } }) => step === writer);
      if (sent.some(({ arrivals }) => arrivals.some(({ step }) => step === reader))) return [];
      const unread = sent.filter(({ arrivals }) => arrivals.length === 0);
      const kind = unread.length > 0 ? 'read' : 'influence';
      const isTold = written.some((other) => other !== writer && behind[other - 1]?.has(writer));
      if (kind === 'influence' && isTold) return [];
      const [first] = unread;
      return [
        {
          kind,
          label: first?.message.kind ?? '',
          text: first === undefined ? `${to} depends on what ${from} did` : messageText(first.message),
          from: { lane: from, step: writer },
          to: { lane: to, step: reader },
          fate: 'arrived',
          isDuplicate: false,
          isLate: false,
          isForged: false,
        },
      ];
    });
  });
}

/** Of each step, all that lie behind it. */
function ancestorsOf(causes: Explanation['causes']): readonly ReadonlySet<number>[] {
  const behind: Set<number>[] = [];
  for (const direct of causes) {
    behind.push(new Set(direct.flatMap((step) => [step, ...(behind[step - 1] ?? [])])));
  }
  return behind;
}
