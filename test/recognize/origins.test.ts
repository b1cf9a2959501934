import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOf, startOf, unitsUpTo, withUnits, type Origins } from '../../src/recognize/origins.js';

/** A text of such pieces: so many characters folded one by one, or so many that fold to so many, or that fold to none. */
type Piece = readonly [kind: 'plain', count: number] | readonly [kind: 'folded', width: number, count: number] | readonly [kind: 'dropped', width: number];

interface Unit {
  readonly start: number;
  readonly end: number;
}

function build(pieces: readonly Piece[]): { readonly origins: Origins; readonly units: readonly Unit[] } {
  const [at, from, width]: number[][] = [[], [], []];
  const units: Unit[] = [];
  let place = 0;
  for (const [kind, size, count = size] of pieces) {
    if (kind !== 'dropped') {
      at?.push(units.length);
      from?.push(place);
      width?.push(kind === 'plain' ? 0 : size);
      for (let index = 0; index < count; index += 1) units.push(kind === 'plain' ? { start: place + index, end: place + index + 1 } : { start: place, end: place + size });
    }
    place += size;
  }
  return { origins: { at: at ?? [], from: from ?? [], width: width ?? [], length: units.length, end: place }, units };
}

const count = fc.integer({ min: 1, max: 5 });
const pieces = fc.array(
  fc.oneof(
    count.map((size): Piece => ['plain', size]),
    fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 4 })).map(([size, units]): Piece => ['folded', size, units]),
    count.map((size): Piece => ['dropped', size]),
  ),
  { maxLength: 12 },
);

const unitsIn = (origins: Origins): readonly Unit[] => Array.from({ length: origins.length }, (_, unit) => ({ start: startOf(origins, unit), end: endOf(origins, unit) }));

describe('origins', () => {
  it('tell where each unit begins and ends', () => {
    fc.assert(
      fc.property(pieces, (made) => {
        const { origins, units } = build(made);
        assert.deepEqual(unitsIn(origins), units);
        assert.equal(startOf(origins, units.length), origins.end);
        assert.equal(endOf(origins, -1), 0);
      }),
    );
  });

  it('tell how many units begin up to a place', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: -1, max: 70 }), (made, place) => {
        const { origins, units } = build(made);
        assert.equal(unitsUpTo(origins, place), units.filter(({ start }) => start <= place).length);
      }),
    );
  });

  it('know units that were put in the place of others', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 6 }), (made, first, length, added) => {
        const { origins, units } = build(made);
        if (units.length === 0) return;
        const start = first % units.length;
        const end = Math.min(units.length, start + 1 + (length % 6));
        const whole = { start: units[start]?.start ?? 0, end: units[end - 1]?.end ?? 0 };
        const expected = [...units.slice(0, start), ...Array.from({ length: added }, () => whole), ...units.slice(end)];
        assert.deepEqual(unitsIn(withUnits(origins, { start, end }, added)), expected);
      }),
    );
  });
});
