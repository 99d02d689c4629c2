/*
 * Gray and Lamport's TwoPhase, with N resource managers (-DN=8), state for state and transition for transition as in
 * TLA+. One process, always at the head of its loop, so that a stored state is the variables alone; every action is one
 * d_step. Message receipt is guarded by nothing but the message, so repeated receipt is a self-loop, as in the original.
 */
#ifndef N
#define N 8
#endif

#define EVERYONE ((1 << N) - 1)

/* One bit per resource manager; (rmHigh, rmLow) is 00 working, 01 prepared, 10 aborted, 11 committed.
   Shorts and not bit-fields, whose states SPIN's hash function tells apart poorly. */
short rmLow;
short rmHigh;
short tmPrepared;
short preparedSent;
bit tmCommitted;
bit tmAborted;
bit commitSent;
bit abortSent;

#define BIT(r) (1 << (r))
#define WORKING(r) (((rmLow | rmHigh) & BIT(r)) == 0)
#define TM_INIT (!tmCommitted && !tmAborted)

/* TCConsistent: nobody has committed what another has aborted. */
#define CONSISTENT assert((rmLow & rmHigh) == 0 || (~rmLow & rmHigh) == 0)

#define RESOURCE_MANAGER(r) \
	:: d_step { (TM_INIT && (preparedSent & BIT(r))) -> tmPrepared = tmPrepared | BIT(r) } /* TMRcvPrepared */ \
	:: d_step { WORKING(r) -> rmLow = rmLow | BIT(r); preparedSent = preparedSent | BIT(r) } /* RMPrepare */ \
	:: d_step { WORKING(r) -> rmHigh = rmHigh | BIT(r); CONSISTENT } /* RMChooseToAbort */ \
	:: d_step { commitSent -> rmLow = rmLow | BIT(r); rmHigh = rmHigh | BIT(r); CONSISTENT } /* RMRcvCommitMsg */ \
	:: d_step { abortSent -> rmLow = rmLow & ~BIT(r); rmHigh = rmHigh | BIT(r); CONSISTENT } /* RMRcvAbortMsg */

active proctype TwoPhase()
{
	do
	:: d_step { (TM_INIT && tmPrepared == EVERYONE) -> tmCommitted = 1; commitSent = 1 } /* TMCommit */
	:: d_step { TM_INIT -> tmAborted = 1; abortSent = 1 } /* TMAbort */
	RESOURCE_MANAGER(0)
#if N > 1
	RESOURCE_MANAGER(1)
#endif
#if N > 2
	RESOURCE_MANAGER(2)
#endif
#if N > 3
	RESOURCE_MANAGER(3)
#endif
#if N > 4
	RESOURCE_MANAGER(4)
#endif
#if N > 5
	RESOURCE_MANAGER(5)
#endif
#if N > 6
	RESOURCE_MANAGER(6)
#endif
#if N > 7
	RESOURCE_MANAGER(7)
#endif
#if N > 8
	RESOURCE_MANAGER(8)
#endif
#if N > 9
	RESOURCE_MANAGER(9)
#endif
	od
}
