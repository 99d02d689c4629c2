export { LivenessProbe, type Probed, type ProbeOptions } from './probe.js';
export { decidedByWalks, type Tally, together, type Violation, type Walked } from './tally.js';
