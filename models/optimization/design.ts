import {
  type NodeId,
  OPTIMIZATION_INTERVAL,
  type OptimizationLanguage,
  type ReadonlyState,
  type ServiceId,
} from './state.js';

/** The upper ends of the document's ranges: 72 % of CPU, 16 GB of memory. */
const CPU_CAP = 72;
export const MEMORY_CAP = 2 * 16;

/** The choices in which optimizers differ. */
export interface Design {
  /** The points of CPU beyond which a node is a bottleneck. */
  readonly threshold: number;
  /** How many points of CPU a node may use when it takes a service. */
  readonly room: number;
  /** In seconds. */
  readonly interval: number;
  /** Whether what is on its way from a node is no longer counted there, when room on it is looked for. */
  readonly isReleasedFirst: boolean;
  /** Whether a node may take a service at all, apart from its CPU. */
  readonly admits: (language: OptimizationLanguage, target: NodeId, memory: number) => boolean;
}

/** The document's migration threshold, 80 %, taken of the cap: of percent points, which are whole, 57.6. */
const EIGHTY_PERCENT_OF_THE_CAP = 0.8 * CPU_CAP;

export const repairedDesign: Design = {
  threshold: EIGHTY_PERCENT_OF_THE_CAP,
  // Hysteresis: a node that would be a bottleneck with the service does not get it.
  room: EIGHTY_PERCENT_OF_THE_CAP,
  interval: OPTIMIZATION_INTERVAL,
  isReleasedFirst: false,
  admits: (_language, _target, memory) => memory <= MEMORY_CAP,
};

/** The threshold taken as it stands, of the node: it is above the cap (N3). */
export const EIGHTY_PERCENT = 80;

/** No hysteresis: a node takes what its cap allows, although that makes it a bottleneck. */
export const UP_TO_THE_CAP = CPU_CAP;

/** Whether the service may be copied to the target. */
export function mayBeCopied(
  language: OptimizationLanguage,
  design: Design,
  s: ReadonlyState,
  service: ServiceId,
  target: NodeId,
): boolean {
  const { at, cpu, memory } = s.service.at(service);
  const used = usedIn(language, design, s, target);
  return (
    s.report.has(at) &&
    s.service.at(service).target === null &&
    used.cpu + cpu <= design.room &&
    design.admits(language, target, used.memory + memory)
  );
}

/** What is used of a node, as the load balancer accounts for it. */
function usedIn(
  { service }: OptimizationLanguage,
  design: Design,
  s: ReadonlyState,
  n: NodeId,
): { readonly cpu: number; readonly memory: number } {
  let { cpu, memory } = s.node.at(n);
  if (!design.isReleasedFirst) return { cpu, memory };
  for (const id of service.ids) {
    const each = s.service.at(id);
    if (each.at !== n || each.target === null) continue;
    cpu -= each.cpu;
    memory -= each.memory;
  }
  return { cpu, memory };
}
