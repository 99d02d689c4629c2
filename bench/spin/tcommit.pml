/*
 * Gray and Lamport's TCommit, with N resource managers (-DN=13), state for state and transition for transition as in
 * TLA+. One process, always at the head of its loop, so that a stored state is the variables alone; every action is one
 * d_step.
 */
#ifndef N
#define N 13
#endif

#define EVERYONE ((1 << N) - 1)

/* One bit per resource manager; (rmHigh, rmLow) is 00 working, 01 prepared, 10 aborted, 11 committed. */
short rmLow;
short rmHigh;

#define BIT(r) (1 << (r))
#define WORKING(r) (((rmLow | rmHigh) & BIT(r)) == 0)
#define PREPARED(r) ((rmLow & ~rmHigh & BIT(r)) != 0)
#define CAN_COMMIT (rmLow == EVERYONE)
#define NOBODY_COMMITTED ((rmLow & rmHigh) == 0)

/* TCConsistent: nobody has committed what another has aborted. */
#define CONSISTENT assert((rmLow & rmHigh) == 0 || (~rmLow & rmHigh) == 0)

#define RESOURCE_MANAGER(r) \
	:: d_step { WORKING(r) -> rmLow = rmLow | BIT(r) } /* Prepare */ \
	:: d_step { (PREPARED(r) && CAN_COMMIT) -> rmHigh = rmHigh | BIT(r); CONSISTENT } /* DecideCommit */ \
	:: d_step { ((WORKING(r) || PREPARED(r)) && NOBODY_COMMITTED) -> \
		rmLow = rmLow & ~BIT(r); rmHigh = rmHigh | BIT(r); CONSISTENT } /* DecideAbort */

active proctype TCommit()
{
	do
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
#if N > 10
	RESOURCE_MANAGER(10)
#endif
#if N > 11
	RESOURCE_MANAGER(11)
#endif
#if N > 12
	RESOURCE_MANAGER(12)
#endif
#if N > 13
	RESOURCE_MANAGER(13)
#endif
	od
}
