import type { Band, Lane, Story } from '../../../../story/index.js';
import { type Geometry, ROW_HEIGHT } from './geometry.js';

/** The lives of all lanes, with what of them matters, and when they are down. */
export function LaneLines({
  story,
  geometry,
  coneOnly,
}: {
  readonly story: Story;
  readonly geometry: Geometry;
  readonly coneOnly: boolean;
}) {
  const { lanes, bands, cone } = story;
  return (
    <g>
      {lanes.map(({ name, kind }) => {
        const segment = cone?.segments.get(name);
        return (
          <g key={name} class={`lane lane-${kind}${coneOnly ? ' faded-line' : ''}`}>
            <line x1={geometry.x(name)} x2={geometry.x(name)} y1={ROW_HEIGHT / 2} y2={geometry.height} />
            {coneOnly && segment !== undefined && (
              <line
                class="lane-cone"
                x1={geometry.x(name)}
                x2={geometry.x(name)}
                y1={geometry.y(segment.from)}
                y2={geometry.y(segment.to)}
              />
            )}
          </g>
        );
      })}
      {bands
        .filter(({ kind }) => kind === 'down')
        .map((band) => (
          <DownBand key={`${band.lane} ${band.from}`} band={band} geometry={geometry} />
        ))}
    </g>
  );
}

/** Stretches in which the network is cut, across all lanes. */
export function CutBands({ bands, geometry }: { readonly bands: readonly Band[]; readonly geometry: Geometry }) {
  return (
    <g>
      {bands
        .filter(({ kind }) => kind === 'cut')
        .map((band) => {
          const top = geometry.y(band.from);
          const bottom = band.to === null ? geometry.height : geometry.y(band.to);
          return (
            <g key={`${band.from} ${band.label}`} class="cut">
              <title>{band.label}</title>
              <rect x="0" y={top} width={geometry.width} height={bottom - top} />
              <text x="8" y={top + 16}>
                {band.label}
              </text>
            </g>
          );
        })}
    </g>
  );
}

function DownBand({ band, geometry }: { readonly band: Band; readonly geometry: Geometry }) {
  if (band.lane === null) return null;
  const top = geometry.y(band.from);
  const bottom = band.to === null ? geometry.height : geometry.y(band.to);
  return (
    <g class="down">
      <title>{`${band.lane} is down`}</title>
      <rect x={geometry.x(band.lane) - 7} y={top} width="14" height={bottom - top} rx="7" />
    </g>
  );
}

/** The names of the lanes, which stay in sight. */
export function LaneHeads({ lanes, geometry }: { readonly lanes: readonly Lane[]; readonly geometry: Geometry }) {
  return (
    <>
      {lanes.map(({ name, isByzantine, kind }) => (
        <span
          key={name}
          class={`lane-head lane-head-${kind}${geometry.laneWidth < 90 ? ' lane-head-narrow' : ''}`}
          style={{ left: `${geometry.x(name) - geometry.laneWidth / 2}px`, width: `${geometry.laneWidth}px` }}
        >
          <span>{name}</span>
          {isByzantine && <small class="byzantine">Byzantine</small>}
        </span>
      ))}
    </>
  );
}
