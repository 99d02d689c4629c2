import { MultiDirectedGraph } from 'graphology';
import { useEffect, useRef } from 'preact/hooks';
import type Sigma from 'sigma';
import type { Surroundings } from '../../../../checker/index.js';
import { positionsOf } from './layout.js';

/** States and steps as a picture, in which the run stands out; a click on one of its states goes there. */
export function Picture({
  surroundings,
  onStep,
}: {
  readonly surroundings: Surroundings;
  readonly onStep: (step: number) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    let sigma: Sigma | undefined;
    let isGone = false;
    // Only now: most readers never come here.
    void import('sigma').then(({ default: Drawing, DEFAULT_STYLES }) => {
      if (isGone) return;
      const colours = coloursIn(container);
      const drawing = new Drawing(graphOf(surroundings, colours), container, {
        settings: {
          gestureTarget: 'shared',
          itemSizesReference: 'screen',
          labelRenderedSizeThreshold: 7,
          stagePadding: 30,
        },
        styles: {
          nodes: {
            ...DEFAULT_STYLES.nodes,
            labelColor: colours.text,
            labelFont: colours.font,
            backdropColor: colours.surface,
            labelSize: 12,
            labelPosition: 'above',
            labelVisibility: ({ number }, { isHovered }) => (isHovered || number !== '' ? 'visible' : 'hidden'),
            // Only the numbers of the run's states, until somebody wants to know: all at once nobody could read.
            label: ({ number, label }, { isHovered }) => (isHovered ? label : number),
            cursor: 'pointer',
          },
          edges: { ...DEFAULT_STYLES.edges, depth: ({ size }) => (size > 1 ? 'topEdges' : 'edges') },
        },
      });
      drawing.on('clickNode', ({ node }) => {
        const step = surroundings.states[Number(node)]?.step;
        if (step !== undefined && step !== null) onStep(step);
      });
      sigma = drawing;
    });
    return () => {
      isGone = true;
      sigma?.kill();
    };
  }, [surroundings]);
  return <div class="picture" ref={place} role="img" aria-label="The states around the run, listed below" />;
}

interface Colours {
  readonly run: string;
  readonly other: string;
  readonly line: string;
  readonly text: string;
  readonly surface: string;
  readonly font: string;
}

/** The page's colours as the drawing needs them: worked out, without variables. */
function coloursIn(container: HTMLElement): Colours {
  const probe = document.createElement('span');
  container.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    run: colour('--accent'),
    other: colour('--line-strong'),
    line: colour('--line'),
    text: colour('--text'),
    surface: colour('--surface'),
    font: getComputedStyle(container).fontFamily,
  };
  probe.remove();
  return colours;
}

function graphOf(surroundings: Surroundings, { run, other, line }: Colours): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const positions = positionsOf(surroundings);
  surroundings.states.forEach(({ label, step }, state) => {
    graph.addNode(String(state), {
      ...positions[state],
      label: step === null ? label : `${step}: ${label}`,
      number: step === null ? '' : String(step),
      size: step === null ? 4 : 8,
      color: step === null ? other : run,
    });
  });
  for (const { from, to, taken, action } of surroundings.transitions) {
    graph.addEdge(String(from), String(to), { label: action, size: taken ? 3 : 1, color: taken ? run : line });
  }
  return graph;
}

/** Whether this browser can draw it. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
