import { onlyHelped, unaided, withHelp } from './byzantine-help.js';
import { justification } from './new-view.js';
import { type NewViewOrder, newViewOrders } from './new-view-order.js';
import { quorumsOf } from './quorums.js';
import type { Design } from './rules.js';
import { domainsOf, type ReadonlyState, type ReplicaId, type State } from './state.js';

const join = 'join a view change';
const sendNewView = 'send NEW-VIEW';

/** The view change (Castro and Liskov, 1999, sections 4.4 and 4.5.2). Its timer is in timeouts.ts. */
export function viewChangeActions(design: Design) {
  const { replica, action, fault } = design;
  const { view, order } = domainsOf(design);
  const { mayJoin, mayFormView, mayEnter, orderNamed } = viewChangeGuards(design);
  const each = { replica, order };

  const formView = (s: State, { replica, order }: Entry) => {
    const self = s.replica.at(replica);
    const imposed = orderNamed(order);
    self.changingView = false;
    s.network.send('NewView', { view: self.view, last: imposed.last });
    eachFixed(imposed, (sequenceNumber, request) =>
      s.network.send('PrePrepare', { view: self.view, sequenceNumber, request }),
    );
  };
  const enter = (s: State, { replica, order }: Entry) => {
    const self = s.replica.at(replica);
    self.changingView = false;
    eachFixed(orderNamed(order), (sequenceNumber, request) =>
      s.network.send('Prepare', { from: replica, view: self.view, sequenceNumber, request }),
    );
  };
  const joinView = (s: State, { replica, view }: Joining) => changeView(s, replica, view);

  return [
    action(join, { each: { replica, view }, fair: 'weak', when: unaided(mayJoin), then: joinView }),
    fault(withHelp(join), { each: { replica, view }, when: onlyHelped(mayJoin), then: joinView }),

    action(sendNewView, { each, fair: 'weak', when: unaided(mayFormView), then: formView }),
    fault(withHelp(sendNewView), { each, when: onlyHelped(mayFormView), then: formView }),

    action('enter the new view', {
      each,
      fair: 'weak',
      when: unaided(mayEnter),
      then: (s, entry) => {
        s.network.receive('NewView', {
          view: s.replica.at(entry.replica).view,
          last: orderNamed(entry.order).last,
        });
        enter(s, entry);
      },
    }),
    fault('accept a NEW-VIEW of the Byzantine primary', { each, when: onlyHelped(mayEnter), then: enter }),
  ];
}

/** A replica enters the view that it has changed to, as a NEW-VIEW orders. */
export interface Entry {
  readonly replica: ReplicaId;
  /** By its name. */
  readonly order: string;
}

export interface Joining {
  readonly replica: ReplicaId;
  readonly view: number;
}

/** When a replica takes which part in a view change. */
export function viewChangeGuards(design: Design) {
  const { replica, faulty, joinsViewChanges, verifiesNewView } = design;
  const { primaryOf, acts, viewChanges } = quorumsOf(design);
  const isJustified = justification(design);
  const orders = new Map(newViewOrders(design).map((order) => [order.name, order]));
  const orderNamed = (name: string): NewViewOrder => {
    const order = orders.get(name);
    if (order === undefined) throw new Error(`there is no order "${name}"`);
    return order;
  };

  return {
    orderNamed,

    /** f+1 have gone on to later views: it goes to the first of these, "even if its timer has not expired" (section 4.5.2). */
    mayJoin: (s: ReadonlyState, joining: Joining, helped: boolean): boolean =>
      joinsViewChanges &&
      joining.view > s.replica.at(joining.replica).view &&
      acts(s, joining.replica) &&
      viewChanges(s, joining.view, helped) > faulty &&
      ((helped && !s.byzantine.isEmpty) ||
        replica.ids.some((from) => s.network.has('ViewChange', { from, view: joining.view }))),

    /** The primary of the view to which it changes. */
    mayFormView: (s: ReadonlyState, { replica, order }: Entry, helped: boolean): boolean => {
      const { view, changingView } = s.replica.at(replica);
      return (
        changingView &&
        replica === primaryOf(view) &&
        acts(s, replica) &&
        isJustified(s, view, orderNamed(order), replica, helped)
      );
    },

    /**
     * A backup that has sent its VIEW-CHANGE. One that has not has in the NEW-VIEW those of f+1 others, which it joins. What
     * a correct primary has sent would pass any verification.
     */
    mayEnter: (s: ReadonlyState, entry: Entry, helped: boolean): boolean => {
      const { view, changingView } = s.replica.at(entry.replica);
      const primary = primaryOf(view);
      return (
        changingView &&
        entry.replica !== primary &&
        acts(s, entry.replica) &&
        (isImposed(s, view, orderNamed(entry.order)) ||
          (helped &&
            s.byzantine.has(primary) &&
            (!verifiesNewView || isJustified(s, view, orderNamed(entry.order), null, true))))
      );
    },
  };
}

/** Whether the primary of the view, a correct one, has sent this order. */
function isImposed(s: ReadonlyState, view: number, { fixed, last }: NewViewOrder): boolean {
  return (
    s.network.has('NewView', { view, last }) &&
    fixed.every(
      (request, index) =>
        request === 'free' || s.network.has('PrePrepare', { view, sequenceNumber: index + 1, request }),
    )
  );
}

/** Stops taking part in its view, and says what it has prepared: that follows from its COMMITs. */
export function changeView(s: State, replica: ReplicaId, view: number): void {
  const self = s.replica.at(replica);
  self.view = view;
  self.changingView = true;
  s.network.send('ViewChange', { from: replica, view });
}

function eachFixed(
  { fixed, last }: NewViewOrder,
  visit: (sequenceNumber: number, request: Exclude<NewViewOrder['fixed'][number], 'free'>) => void,
): void {
  for (let number = 1; number <= last; number++) {
    const request = fixed[number - 1];
    if (request !== undefined && request !== 'free') visit(number, request);
  }
}
