/** How much something is of the most that it could be, from 0 to 1, as the length of a bar. */
export function Bar({ part }: { readonly part: number }) {
  return (
    <svg width="100%" height="8" aria-hidden="true">
      <rect width={`${100 * part}%`} height="8" rx="2" />
    </svg>
  );
}
