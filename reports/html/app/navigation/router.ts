import { useEffect, useState } from 'preact/hooks';
import { type Contents, hrefOf, type Route, routeAt } from '../../contents/index.js';

/** Where in the page the reader is, by the address; and how to go elsewhere. */
export function useRoute(contents: Contents): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeAt(hash, contents);
}

/** Goes to a place, so that "back" leads to where one was. */
export function goTo(route: Route): void {
  location.hash = hrefOf(route);
}

/** Goes to a place instead of this one: for steps and searches, through which "back" should not lead. */
export function replaceBy(route: Route): void {
  history.replaceState(null, '', hrefOf(route));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
