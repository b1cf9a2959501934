import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { checkIcon, iconRules } from '../../src/package/icon.js';
import { appPackage } from './sample.js';

type Color = readonly [number, number, number, number];

function draw(size: number, color: Color, change?: { readonly at: number; readonly color: Color }): Uint8Array {
  const image = new PNG({ width: size, height: size });
  for (let pixel = 0; pixel < size * size; pixel += 1) image.data.set(pixel === change?.at ? change.color : color, pixel * 4);
  return PNG.sync.write(image);
}

const green: Color = [0, 128, 0, 255];
const nothing: Color = [0, 0, 0, 0];

describe('the icons', () => {
  for (const [name, rule] of Object.entries(iconRules)) {
    it(`have the format that Teams asks for: ${name}`, () => {
      assert.deepEqual(checkIcon(`${name}.png`, readFileSync(join(appPackage, `${name}.png`)), rule), []);
    });
  }

  it('keep the drawing inside the middle 120 x 120 of the color icon', () => {
    const { width, height, data } = PNG.sync.read(readFileSync(join(appPackage, 'color.png')));
    const at = (x: number, y: number): string => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).join();
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const margin = x < 36 || y < 36 || x >= 156 || y >= 156;
        if (margin) assert.equal(at(x, y), at(0, 0), `${x}, ${y}`);
      }
    }
  });
});

describe('checkIcon', () => {
  it('accepts white of any opacity on nothing', () => {
    assert.deepEqual(checkIcon('a.png', draw(32, nothing, { at: 5, color: [255, 255, 255, 90] }), iconRules.outline), []);
  });

  it('refuses what is no PNG', () => {
    assert.deepEqual(checkIcon('a.png', new TextEncoder().encode('<svg/>'), iconRules.color), ['a.png is not a PNG image.']);
  });

  it('refuses another size', () => {
    assert.deepEqual(checkIcon('a.png', draw(191, green), iconRules.color), ['a.png is 191 x 191 pixels; it must be 192 x 192.']);
  });

  it('refuses a color icon that lets something through', () => {
    const image = draw(192, green, { at: 192 * 3 + 7, color: [0, 128, 0, 254] });
    assert.deepEqual(checkIcon('a.png', image, iconRules.color), ['a.png: the pixel at 7, 3 is transparent; the background must be solid.']);
  });

  it('refuses an outline with a color in it', () => {
    const image = draw(32, nothing, { at: 32 * 2 + 1, color: [255, 255, 254, 255] });
    assert.deepEqual(checkIcon('a.png', image, iconRules.outline), ['a.png: the pixel at 1, 2 is neither white nor transparent.']);
  });
});
