/** A file that is made when somebody asks for it. */
export function Download({
  name,
  type,
  label,
  text,
}: {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly text: () => string | Promise<string>;
}) {
  const save = async () => {
    const address = URL.createObjectURL(new Blob([await text()], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // Not at once: the browser reads it after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <button type="button" onClick={save}>
      {label}
    </button>
  );
}
