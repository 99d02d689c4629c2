import { useEffect, useRef } from 'preact/hooks';

const keys: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['j  k', 'next and previous: check in a list, step of a run'],
  ['←  →', 'previous and next step'],
  ['Home  End', 'first and last step'],
  ['Enter', 'open what has the focus'],
  ['Escape', 'back: to the check, to the overview'],
  ['r', 'how the check was run'],
  ['g', 'the state graph around the run'],
  ['?', 'this help'],
];

/** What the keys do. */
export function Help({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}
