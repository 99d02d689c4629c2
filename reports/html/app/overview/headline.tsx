import { Mark, type Sign } from '../parts/mark.js';

/** What it all comes to. */
export function Headline({
  sign,
  title,
  conclusion,
  figures,
}: {
  readonly sign: Sign;
  readonly title: string;
  readonly conclusion: string;
  readonly figures: readonly string[];
}) {
  return (
    <header class={`headline headline-${sign.replace(' ', '-')}`}>
      <Mark sign={sign} />
      <div>
        <p class="subject">{title}</p>
        <h1>{conclusion}</h1>
        <ul class="figures">
          {figures.map((figure) => (
            <li key={figure}>{figure}</li>
          ))}
        </ul>
      </div>
    </header>
  );
}
