export interface QuorumSizes {
  readonly prepareQuorum: number;
  readonly commitQuorum: number;
  readonly viewChangeQuorum: number;
}

/**
 * How many replicas are a quorum, unless parameters say otherwise: so many that two quorums meet in a correct replica,
 * which are 2f+1 of 3f+1 and more of more; or what the document says, of some quorums or of all (B1, B3).
 */
export function quorumSizes(replicas: number, faulty: number, variant: string): QuorumSizes {
  const meeting = Math.ceil((replicas + faulty + 1) / 2);
  const twoThirds = 2 * faulty + 1;
  const saysTwoThirds = variant === 'documented' || variant === 'quorums-of-2f+1';
  const saysJoining = variant === 'documented' || variant === 'new-view-from-f+1';
  return {
    prepareQuorum: saysTwoThirds ? twoThirds : meeting,
    commitQuorum: saysTwoThirds ? twoThirds : meeting,
    viewChangeQuorum: saysJoining ? faulty + 1 : meeting,
  };
}
