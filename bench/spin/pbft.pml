/*
 * The model `pbft` of signalbox (models/pbft), repaired, with one sequence number and without crashes, state for state and
 * transition for transition: -DREPLICAS=4 -DFAULTY=1 -DVIEWS=4 -DREQUESTS=2 -DUNSETTLED_VIEWS=2. Its README says what each
 * action is and why. The first step chooses the Byzantine replica, of those in -DMAY_BE_BYZANTINE=15 (one bit for each):
 * so there is one state more than there, and one transition.
 *
 * One process, always at the head of its loop, so that a stored state is the variables alone; every action is one d_step.
 * Guards are functions in C over the variables, for SPIN has no quantifiers. (It takes a call for an expression only in
 * parentheses.)
 */
#ifndef REPLICAS
#define REPLICAS 4
#endif
#ifndef FAULTY
#define FAULTY 1
#endif
#ifndef VIEWS
#define VIEWS 4
#endif
#ifndef REQUESTS
#define REQUESTS 2
#endif
#ifndef UNSETTLED_VIEWS
#define UNSETTLED_VIEWS 2
#endif
#ifndef MAY_BE_BYZANTINE
#define MAY_BE_BYZANTINE ((1 << REPLICAS) - 1)
#endif

#define QUORUM ((REPLICAS + FAULTY + 2) / 2)
#define PRIMARY(v) ((v) % REPLICAS)
#define BIT(x) (1 << (x))

/* One bit for each message that may have been sent: there are at most 6 views, and at most 2 requests. */
#define SLOT(v, q) BIT((v) * REQUESTS + (q))

/* What a NEW-VIEW imposes at the sequence number: nothing, or the request of this number plus one. */
#define NOTHING 0
#define NEW_VIEW(v, order) BIT(2 * (v) + ((order) != NOTHING))

byte view[REPLICAS];
byte changingView; /* one bit per replica, as in `byzantine` */
byte committed[REPLICAS]; /* and executed: a request plus one, or 0 */
short prePrepare;
short prepare[REPLICAS];
short commit[REPLICAS];
byte viewChange[REPLICAS]; /* one bit per view */
short newView;
byte byzantine;
bool settled;

c_code {
	static int is_byzantine(int r) { return (now.byzantine & BIT(r)) != 0; }

	/* Normal case. `helped`: with what Byzantine replicas can send. */

	static int supports(int r, int v, int q)
	{
		return ((r == PRIMARY(v) ? now.prePrepare : now.prepare[r]) & SLOT(v, q)) != 0;
	}

	static int supports_any(int r, int v)
	{
		int q;
		for (q = 0; q < REQUESTS; q++) if (supports(r, v, q)) return 1;
		return 0;
	}

	static int has_prepared(int r, int v, int q) { return (now.commit[r] & SLOT(v, q)) != 0; }

	static int is_prepared(int v, int q, int helped)
	{
		int r, supporters = 0;
		for (r = 0; r < REPLICAS; r++) supporters += supports(r, v, q) || (helped && is_byzantine(r));
		return supporters >= QUORUM;
	}

	static int is_committed(int v, int q, int helped)
	{
		int r, supporters = 0;
		for (r = 0; r < REPLICAS; r++) supporters += has_prepared(r, v, q) || (helped && is_byzantine(r));
		return supporters >= QUORUM;
	}

	static int is_in_view(int r) { return !(now.changingView & BIT(r)) && !is_byzantine(r); }

	static int may_propose(int r, int q)
	{
		int v = now.view[r];
		return r == PRIMARY(v) && is_in_view(r) && !supports_any(r, v) && now.committed[r] != q + 1;
	}

	static int may_accept(int r, int q, int helped)
	{
		int v = now.view[r], primary = PRIMARY(v);
		return is_in_view(r) && r != primary && (supports(primary, v, q) || (helped && is_byzantine(primary)))
			&& !supports_any(r, v);
	}

	static int may_commit(int r, int q, int helped)
	{
		int v = now.view[r];
		return is_in_view(r) && supports(r, v, q) && !has_prepared(r, v, q) && is_prepared(v, q, helped);
	}

	static int may_execute(int r, int q, int helped)
	{
		int v = now.view[r];
		return is_in_view(r) && now.committed[r] == 0 && has_prepared(r, v, q) && is_committed(v, q, helped);
	}

	/* View change. */

	static int view_changes(int v, int helped)
	{
		int r, senders = 0;
		for (r = 0; r < REPLICAS; r++) senders += now.view[r] >= v || (helped && is_byzantine(r));
		return senders;
	}

	static int may_join(int r, int v, int helped)
	{
		int from;
		if (v <= now.view[r] || is_byzantine(r) || view_changes(v, helped) <= FAULTY) return 0;
		if (helped && now.byzantine != 0) return 1;
		for (from = 0; from < REPLICAS; from++) if (now.viewChange[from] & BIT(v)) return 1;
		return 0;
	}

	static int last_prepared(int r, int below)
	{
		int v, q;
		for (v = below - 1; v >= 0; v--)
			for (q = 0; q < REQUESTS; q++) if (has_prepared(r, v, q)) return v;
		return -1;
	}

	static int is_forgeable(int v, int q)
	{
		int primary = PRIMARY(v);
		return (is_byzantine(primary) || supports(primary, v, q)) && is_prepared(v, q, 1);
	}

	static int is_fixed_by(int members, int v, int order, int helped)
	{
		int r, latest = -1, shown;
		for (r = 0; r < REPLICAS; r++) {
			int last = members & BIT(r) ? last_prepared(r, v) : -1;
			if (last > latest) latest = last;
		}
		if (order == NOTHING) return latest < 0;
		if (latest >= 0)
			for (r = 0; r < REPLICAS; r++)
				if ((members & BIT(r)) && has_prepared(r, latest, order - 1)) return 1;
		if (helped)
			for (shown = latest < 0 ? 0 : latest; shown < v; shown++)
				if (is_forgeable(shown, order - 1)) return 1;
		return 0;
	}

	/* The order follows from a quorum of view changes, among them the sender's (if it is not -1). */
	static int is_justified(int v, int order, int sender, int helped)
	{
		int members;
		for (members = 0; members < BIT(REPLICAS); members++) {
			int r, size = 0, sent = 1;
			for (r = 0; r < REPLICAS; r++) {
				if (!(members & BIT(r))) continue;
				size++;
				if (!(now.viewChange[r] & BIT(v))) sent = 0;
			}
			if (helped)
				for (r = 0; r < REPLICAS; r++) size += is_byzantine(r);
			if (size >= QUORUM && sent && (sender < 0 || (members & BIT(sender)))
				&& is_fixed_by(members, v, order, helped)) return 1;
		}
		return 0;
	}

	static int is_changing(int r) { return (now.changingView & BIT(r)) && !is_byzantine(r); }

	static int may_form_view(int r, int order, int helped)
	{
		int v = now.view[r];
		return is_changing(r) && r == PRIMARY(v) && is_justified(v, order, r, helped);
	}

	static int is_imposed(int v, int order)
	{
		return (now.newView & NEW_VIEW(v, order)) && (order == NOTHING || (now.prePrepare & SLOT(v, order - 1)));
	}

	static int may_enter(int r, int order, int helped)
	{
		int v = now.view[r];
		return is_changing(r) && r != PRIMARY(v)
			&& (is_imposed(v, order) || (helped && is_byzantine(PRIMARY(v)) && is_justified(v, order, -1, 1)));
	}

	/* Timers. */

	static int has_next(int r)
	{
		int last = now.settled || UNSETTLED_VIEWS > VIEWS ? VIEWS - 1 : UNSETTLED_VIEWS - 1;
		return !is_byzantine(r) && now.view[r] < last;
	}

	static int timer_runs(int r, int helped)
	{
		return now.committed[r] == 0
			&& (!(now.changingView & BIT(r)) || view_changes(now.view[r], helped) >= QUORUM);
	}

	/* No correct replica can do anything without a Byzantine one, or a timeout. */
	static int is_quiescent(void)
	{
		int r, q, v, order;
		for (r = 0; r < REPLICAS; r++) {
			for (q = 0; q < REQUESTS; q++)
				if (may_propose(r, q) || may_accept(r, q, 0) || may_commit(r, q, 0) || may_execute(r, q, 0)) return 0;
			for (v = 0; v < VIEWS; v++) if (may_join(r, v, 0)) return 0;
			for (order = 0; order <= REQUESTS; order++)
				if (may_form_view(r, order, 0) || may_enter(r, order, 0)) return 0;
		}
		return 1;
	}

	static int may_settle(void)
	{
		int r;
		if (now.settled) return 0;
		for (r = 0; r < REPLICAS; r++) if (now.view[r] + FAULTY + 1 >= VIEWS) return 0;
		return 1;
	}

	/* P12.agreement */
	static int agree(void)
	{
		int one, other;
		for (one = 0; one < REPLICAS; one++)
			for (other = 0; other < one; other++)
				if (now.committed[one] != 0 && now.committed[other] != 0 && now.committed[one] != now.committed[other])
					return 0;
		return 1;
	}
}

#define CHANGE_VIEW(r, v) \
	viewChange[r] = viewChange[r] | BIT(v); view[r] = v; changingView = changingView | BIT(r)

#define REQUEST(r, q) \
	:: d_step { c_expr { (may_propose(r, q)) } -> prePrepare = prePrepare | SLOT(view[r], q) } \
	:: d_step { c_expr { (may_accept(r, q, 1)) } -> prepare[r] = prepare[r] | SLOT(view[r], q) } \
	:: d_step { c_expr { (may_commit(r, q, 1)) } -> commit[r] = commit[r] | SLOT(view[r], q) } \
	:: d_step { c_expr { (may_execute(r, q, 1)) } -> committed[r] = q + 1; assert(c_expr { (agree()) }) }

#define JOIN(r, v) \
	:: d_step { c_expr { (may_join(r, v, 1)) } -> CHANGE_VIEW(r, v) }

#define FORM_OR_ENTER(r, order, fix) \
	:: d_step { c_expr { (may_form_view(r, order, 1)) } -> \
		newView = newView | NEW_VIEW(view[r], order); changingView = changingView & ~BIT(r); \
		prePrepare = prePrepare | fix } \
	:: d_step { c_expr { (may_enter(r, order, 1)) } -> \
		changingView = changingView & ~BIT(r); prepare[r] = prepare[r] | fix }

#define TIMEOUT(r) \
	:: d_step { c_expr { (!now.settled && has_next(r)) } -> CHANGE_VIEW(r, view[r] + 1) } /* premature timeout */ \
	:: d_step { c_expr { (now.settled && has_next(r) && timer_runs(r, 0) && is_quiescent()) } -> CHANGE_VIEW(r, view[r] + 1) } \
	:: d_step { c_expr { (now.settled && has_next(r) && timer_runs(r, 1) && is_byzantine(PRIMARY(now.view[r]))) } -> \
		CHANGE_VIEW(r, view[r] + 1) } /* timeout, the Byzantine primary being slow */

#if REQUESTS > 1
#define REQUESTS_OF(r) REQUEST(r, 0) REQUEST(r, 1) FORM_OR_ENTER(r, 2, SLOT(view[r], 1))
#else
#define REQUESTS_OF(r) REQUEST(r, 0)
#endif

#if VIEWS > 5
#define JOINS_OF(r) JOIN(r, 1) JOIN(r, 2) JOIN(r, 3) JOIN(r, 4) JOIN(r, 5)
#elif VIEWS > 4
#define JOINS_OF(r) JOIN(r, 1) JOIN(r, 2) JOIN(r, 3) JOIN(r, 4)
#elif VIEWS > 3
#define JOINS_OF(r) JOIN(r, 1) JOIN(r, 2) JOIN(r, 3)
#elif VIEWS > 2
#define JOINS_OF(r) JOIN(r, 1) JOIN(r, 2)
#elif VIEWS > 1
#define JOINS_OF(r) JOIN(r, 1)
#else
#define JOINS_OF(r)
#endif

#if VIEWS > FAULTY + 1
#define TIMEOUTS_OF(r) TIMEOUT(r)
#else
#define TIMEOUTS_OF(r) \
	:: d_step { c_expr { (!now.settled && has_next(r)) } -> CHANGE_VIEW(r, view[r] + 1) } /* premature timeout */
#endif

#define REPLICA(r) \
	REQUESTS_OF(r) \
	JOINS_OF(r) \
	FORM_OR_ENTER(r, NOTHING, 0) \
	FORM_OR_ENTER(r, 1, SLOT(view[r], 0)) \
	TIMEOUTS_OF(r)

#define CHOOSE(r) \
	:: d_step { (MAY_BE_BYZANTINE & BIT(r)) -> byzantine = BIT(r) }

active proctype PBFT()
{
	if
	CHOOSE(0) CHOOSE(1) CHOOSE(2) CHOOSE(3)
	fi;
	do
	REPLICA(0) REPLICA(1) REPLICA(2) REPLICA(3)
#if VIEWS > FAULTY + 1
	:: d_step { c_expr { (may_settle()) } -> settled = 1 }
#endif
	od
}
