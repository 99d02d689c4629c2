import { type Contents, hrefOf, type Route } from '../contents/index.js';
import { Counterexample } from './counterexample/index.js';
import { GraphPage } from './graph/index.js';
import { Keep } from './keep/index.js';
import { useKeys } from './navigation/keys.js';
import { goTo, replaceBy } from './navigation/router.js';
import { Mark } from './parts/mark.js';
import { RunPage } from './run/index.js';
import { Verdict } from './verdict.js';

export type CheckRoute = Extract<Route, { readonly page: 'check' | 'run' | 'graph' }>;

/** All about one check: its counterexample or witness, how it was run, and the states around it. */
export function CheckPage({ route, contents }: { readonly route: CheckRoute; readonly contents: Contents }) {
  const { check } = route;
  const { id, binding, property, result, outcome, verdict, trace, explanation } = check;
  const place = (page: 'run' | 'graph'): Route => ({ page, check });
  useKeys({ r: () => goTo(place('run')), g: () => goTo(place('graph')) });
  const set = Object.entries(binding?.parameters ?? {}).map(([name, value]) => `${name} = ${String(value)}`);
  const part = contents.parts.find(({ checks }) => checks.includes(check));
  const findings = (part?.findings ?? []).filter((finding) => binding?.knownFindings.includes(finding.id));
  return (
    <>
      <header class="check-head">
        <nav aria-label="Place" class="crumbs">
          <a href="#/">Overview</a>
          <a href={hrefOf({ page: 'overview', search: part?.suite === null ? '' : (binding?.obligation ?? id) })}>
            {binding?.obligation ?? result?.model ?? 'functions'}
          </a>
        </nav>
        <h1>
          <Mark sign={outcome} beside /> {id}{' '}
          <span class={`word word-${outcome.replace(' ', '-')}`}>
            {outcome === 'as bound' && property?.expected !== 'holds' ? `${verdict}, as expected` : verdict}
          </span>
        </h1>
        <p class="place">
          {binding?.model ?? result?.model ?? 'functions'}, <b>{binding?.variant ?? result?.variant}</b>
          {set.length > 0 && ` · ${set.join(' · ')}`}
        </p>
        {findings.length > 0 && (
          <p class="known">
            Known of the documented design:{' '}
            {findings.map(({ id: finding, title, source }, position) => (
              <span key={finding} title={source}>
                {position > 0 && '; '}
                <b>{finding}</b> {title}
              </span>
            ))}
          </p>
        )}
        {part?.suite?.project !== undefined && binding?.finding != null && (
          <p class="known">
            Expected to be violated{binding.until === undefined ? '' : ` until ${binding.until}`}, because{' '}
            {binding.finding}
          </p>
        )}
        <nav aria-label="About this check" class="tabs">
          <Tab route={{ page: 'check', check, step: null }} here={route.page === 'check'}>
            {trace === null ? 'Verdict' : verdict === 'reached' ? 'Witness' : 'Counterexample'}
          </Tab>
          <Tab route={place('run')} here={route.page === 'run'}>
            Run
          </Tab>
          {(explanation?.surroundings ?? null) !== null && (
            <Tab route={place('graph')} here={route.page === 'graph'}>
              State graph
            </Tab>
          )}
        </nav>
      </header>
      {route.page === 'run' && <RunPage check={check} />}
      {route.page === 'graph' && <GraphPage check={check} />}
      {route.page === 'check' &&
        (trace === null ? (
          <Verdict check={check} />
        ) : (
          <Counterexample
            check={check}
            step={route.step ?? 0}
            onStep={(step) => replaceBy({ page: 'check', check, step })}
          />
        ))}
      {route.page !== 'run' && <Keep check={check} />}
    </>
  );
}

function Tab({
  route,
  here,
  children,
}: {
  readonly route: Route;
  readonly here: boolean;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <a href={hrefOf(route)} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  );
}
