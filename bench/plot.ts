import { figure } from './figures.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Picture {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

const width = 780;
const height = 440;
const area = { left: 84, right: 560, top: 56, bottom: 372 } as const;
const colours = ['#0b5cad', '#b3470f'];
const text = 'font-family="system-ui, sans-serif" font-size="14" fill="#222"';

/** A line plot as SVG, both axes logarithmic, each decade a line. */
export function plot({ title, x, y, series }: Picture): string {
  const points = series.flatMap((one) => one.points);
  const toX = scale(points.map((point) => point.x), area.left, area.right);
  const toY = scale(points.map((point) => point.y), area.bottom, area.top);
  const lines = [
    ...toX.decades.map((value) => `<path d="M${toX.of(value)} ${area.top}V${area.bottom}" stroke="#ddd"/><text x="${toX.of(value)}" y="${area.bottom + 22}" text-anchor="middle" ${text}>${figure(value)}</text>`),
    ...toY.decades.map((value) => `<path d="M${area.left} ${toY.of(value)}H${area.right}" stroke="#ddd"/><text x="${area.left - 10}" y="${toY.of(value) + 5}" text-anchor="end" ${text}>${figure(value)}</text>`),
    `<path d="M${area.left} ${area.top}V${area.bottom}H${area.right}" fill="none" stroke="#222"/>`,
    ...series.map(({ name, points: own }, index) => {
      const colour = colours[index % colours.length] ?? '#222';
      const places = own.map((point) => ({ x: toX.of(point.x), y: toY.of(point.y), value: point.y }));
      const last = places.at(-1);
      const path = places.map((place, at) => `${at === 0 ? 'M' : 'L'}${place.x} ${place.y}`).join('');
      const marks = places.map((place) => `<circle cx="${place.x}" cy="${place.y}" r="4" fill="${colour}"/><text x="${place.x}" y="${place.y - 10}" text-anchor="middle" ${text}>${figure(place.value)}</text>`);
      return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.5"/>${marks.join('')}<text x="${(last?.x ?? 0) + 26}" y="${(last?.y ?? 0) + 5}" ${text.replace('#222', colour)} font-weight="600">${name}</text>`;
    }),
    `<text x="${(area.left + area.right) / 2}" y="${height - 20}" text-anchor="middle" ${text}>${x}</text>`,
    `<text transform="translate(24 ${(area.top + area.bottom) / 2}) rotate(-90)" text-anchor="middle" ${text}>${y}</text>`,
    `<text x="${area.left}" y="30" ${text.replace('"14"', '"17"')} font-weight="600">${title}</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">\n<rect width="100%" height="100%" fill="#fff"/>\n${lines.join('\n')}\n</svg>\n`;
}

/** Where values lie between two ends, from the decade below the least to the one above the greatest. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)) - 0.02);
  return {
    decades: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)),
    of: (value: number): number => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
  };
}
