import { useLayoutEffect, useState } from 'preact/hooks';

const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const key = 'signalbox-theme';

/** The colours that the reader chose, and how to choose the next ones. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(remembered);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    remember(theme);
  }, [theme]);
  return [theme, () => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system')];
}

function remembered(): Theme {
  try {
    const known = localStorage.getItem(key);
    return themes.find((theme) => theme === known) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Some browsers keep nothing for pages that are files. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {}
}
