import * as dagre from '@dagrejs/dagre';
import { escapeUTF8 } from 'entities';
import { columnsOf } from '../columns.js';
import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { graphOf, type Arrow, type Box } from './graph.js';

/** Sizes in pixels; a column is half the width of a Japanese character. */
const size = { column: 7, line: 18, padding: 10, margin: 20 } as const;

/** The part of dagre that is used here; its own declarations do not resolve under NodeNext. */
interface Layout {
  readonly Graph: new (options: { readonly multigraph: true }) => {
    setGraph(options: Readonly<Record<string, string | number>>): void;
    graph(): Place;
    setNode(id: string, extent: Extent): void;
    node(id: string): Place;
    setEdge(from: string, to: string, label: Extent & { readonly labelpos: 'c' }, name: string): void;
    edge(edge: { readonly v: string; readonly w: string; readonly name: string }): Place & { readonly points: readonly Place[] };
  };
  readonly layout: (graph: InstanceType<Layout['Graph']>) => void;
}
const { Graph, layout } = dagre as unknown as Layout;

interface Extent {
  readonly width: number;
  readonly height: number;
}

interface Place extends Extent {
  readonly x: number;
  readonly y: number;
}

/** The decision graph of a scenario as SVG: questions round and blue, resolutions square and green, dangerous ones red. */
export function drawScenario(scenario: Scenario, locale: Locale, title: string): string {
  const { boxes, arrows } = graphOf(scenario, locale);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 36, edgesep: 12, marginx: size.margin, marginy: size.margin });
  for (const { id, lines } of boxes) graph.setNode(id, extentOf(lines, size.padding));
  for (const { from, to, choice, lines } of arrows) graph.setEdge(from, to, { ...extentOf(lines, 4), labelpos: 'c' }, choice);
  layout(graph);
  const whole = graph.graph();
  const [width, height] = [Math.ceil(whole.width), Math.ceil(whole.height)];
  const edgeOf = ({ from, to, choice }: Arrow) => graph.edge({ v: from, w: to, name: choice });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${locale}" aria-label="${escapeUTF8(title)}" font-family="Segoe UI, Yu Gothic UI, Meiryo, Noto Sans CJK JP, sans-serif" font-size="13">`,
    `<title>${escapeUTF8(title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#605e5c"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...arrows.map((arrow) => drawLine(arrow, edgeOf(arrow).points)),
    ...boxes.map((box) => drawBox(box, graph.node(box.id))),
    ...arrows.map((arrow) => drawLabel(arrow, edgeOf(arrow))),
    '</svg>\n',
  ].join('\n');
}

function extentOf(lines: readonly string[], padding: number): Extent {
  return { width: Math.max(...lines.map(columnsOf)) * size.column + 2 * padding, height: lines.length * size.line + 2 * padding };
}

const looks = {
  question: { radius: 16, fill: '#eff6fc', stroke: '#0f6cbd' },
  resolution: { radius: 3, fill: '#f1faf1', stroke: '#0e700e' },
  dangerous: { radius: 3, fill: '#fdf3f4', stroke: '#b10e1c' },
} as const;

function drawBox({ id, kind, dangerous, lines }: Box, { x, y, width, height }: Place): string {
  const { radius, fill, stroke } = looks[dangerous ? 'dangerous' : kind];
  const rect = `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;
  return `<g data-node="${id}">${rect}${drawText(lines, x, y)}</g>`;
}

function drawLine({ from, to, choice }: Arrow, points: readonly Place[]): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  return `<path data-from="${from}" data-to="${to}" data-choice="${choice}" d="${path}" fill="none" stroke="#605e5c" stroke-linejoin="round" marker-end="url(#head)"/>`;
}

/** Labels come last, on white, so that no line runs through a word. */
function drawLabel({ choice, lines }: Arrow, { x, y }: Place): string {
  const { width, height } = extentOf(lines, 2);
  return `<g data-label="${choice}"><rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}" fill="#fff"/>${drawText(lines, x, y)}</g>`;
}

function drawText(lines: readonly string[], x: number, y: number): string {
  const first = y - ((lines.length - 1) * size.line) / 2 + 4.5;
  const spans = lines.map((line, index) => `<tspan x="${round(x)}" y="${round(first + index * size.line)}">${escapeUTF8(line)}</tspan>`);
  return `<text text-anchor="middle" fill="#242424">${spans.join('')}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
