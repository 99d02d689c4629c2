import { useTheme } from './navigation/theme.js';

/** The head of every place. */
export function Masthead({ onHelp }: { readonly onHelp: () => void }) {
  const [theme, nextTheme] = useTheme();
  return (
    <header class="masthead">
      <a class="wordmark" href="#/">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <rect x="2" y="2" width="12" height="12" rx="1.5" />
        </svg>
        signalbox
      </a>
      <nav aria-label="Report">
        <button type="button" class="quiet" onClick={nextTheme} title="Choose colours: system, light or dark">
          Colours: {theme}
        </button>
        <button type="button" class="quiet" onClick={onHelp}>
          Keys <kbd>?</kbd>
        </button>
      </nav>
    </header>
  );
}
