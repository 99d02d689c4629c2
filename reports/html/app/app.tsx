import { useEffect, useRef, useState } from 'preact/hooks';
import { type Contents, hrefOf, type Route, titleOf } from '../contents/index.js';
import { CheckPage } from './check-page.js';
import { Masthead } from './masthead.js';
import { Help } from './navigation/help.js';
import { useKeys } from './navigation/keys.js';
import { goTo, useRoute } from './navigation/router.js';
import { Overview } from './overview/index.js';

const overview: Route = { page: 'overview', search: '' };

/** The whole page: it shows the place that the address names. */
export function App({ contents }: { readonly contents: Contents }) {
  const route = useRoute(contents);
  const [helps, setHelps] = useState(false);
  const back = parentOf(route);
  useKeys({ '?': () => setHelps(true), Escape: back === null ? undefined : () => goTo(back) });
  useTitle(route, contents);
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        Skip to the content
      </button>
      <Masthead onHelp={() => setHelps(true)} />
      <main id="main" tabIndex={-1}>
        <Place route={route} contents={contents} />
      </main>
      <Help open={helps} onClose={() => setHelps(false)} />
    </>
  );
}

function Place({ route, contents }: { readonly route: Route; readonly contents: Contents }) {
  switch (route.page) {
    case 'overview':
      return <Overview contents={contents} search={route.search} />;
    case 'unknown':
      return (
        <section class="unknown">
          <h1>Nothing of this name is in this report</h1>
          <p>
            <code>{route.address}</code>
          </p>
          <p>
            <a href={hrefOf(overview)}>All that is in it</a>
          </p>
        </section>
      );
    default:
      return <CheckPage route={route} contents={contents} key={route.check.address} />;
  }
}

/** By no link, since the address has to stay that of the place. */
function toMain(): void {
  document.getElementById('main')?.focus();
}

/** Where "back" leads; null at the top. */
function parentOf(route: Route): Route | null {
  if (route.page === 'overview') return route.search === '' ? null : overview;
  if (route.page === 'run' || route.page === 'graph') return { page: 'check', check: route.check, step: null };
  return overview;
}

/** A new place begins at its top, and is announced: the focus goes there. */
function useTitle(route: Route, contents: Contents): void {
  const place =
    route.page === 'overview' || route.page === 'unknown' ? route.page : `${route.page} ${route.check.address}`;
  const isFirst = useRef(true);
  useEffect(() => {
    const whole = titleOf(contents);
    document.title = 'check' in route ? `${route.check.name} – signalbox` : whole;
    if (!isFirst.current) {
      scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [place]);
}
