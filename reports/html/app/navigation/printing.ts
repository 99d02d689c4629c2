import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether the page is laid out for paper: there is all that on a screen is shown on demand. */
export function usePrinting(): boolean {
  const [prints, setPrints] = useState(false);
  useEffect(() => {
    const paper = matchMedia('print');
    const follow = () => atOnce(() => setPrints(paper.matches));
    // Not all browsers have changed the medium by then.
    const begin = () => atOnce(() => setPrints(true));
    paper.addEventListener('change', follow);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', follow);
    return () => {
      paper.removeEventListener('change', follow);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', follow);
    };
  }, []);
  return prints;
}

/** Renders before the browser goes on: it prints what is there by then. */
function atOnce(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (render) => render();
  change();
  if (debounceRendering === undefined) delete options.debounceRendering;
  else options.debounceRendering = debounceRendering;
}
