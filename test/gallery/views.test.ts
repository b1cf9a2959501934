import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { folders } from '../../src/folders.js';
import { galleryData } from '../../src/gallery/assemble.js';
import { galleryViews } from '../../src/gallery/views.js';
import { locales } from '../../src/locale.js';
import { loadTemplates } from '../../src/view/load.js';
import { faultsOf } from '../support/card.js';
import { knowledge, recognize, render } from '../support/product.js';

describe('the views of the gallery', () => {
  for (const locale of locales) {
    const views = Object.values(galleryViews(knowledge, recognize, locale));

    it(`are of every kind that there is a template for, in ${locale}`, () => {
      assert.deepEqual([...new Set(views.map(({ kind }) => kind))].sort(), Object.keys(loadTemplates(folders.cards)).sort());
    });

    it(`are cards that Teams can show, in ${locale}`, () => {
      assert.deepEqual(views.flatMap((view) => faultsOf(contentOf(render(view).card))), []);
    });

    it(`speak ${locale}`, () => {
      assert.deepEqual(views.filter((view) => view.locale !== locale), []);
    });
  }

  it('hold the longest resolution, by what is on its card', () => {
    const length = (name: string): number => JSON.stringify(galleryViews(knowledge, recognize, 'en')[name]).length;
    assert.ok(length('resolution, longest') >= length('resolution, dangerous'));
    assert.ok(length('resolution, longest') >= length('resolution, typical'));
  });

  it('go into the page as data, with their size in bytes', () => {
    const gallery = JSON.parse(galleryData(knowledge, recognize, render).replace(/^const gallery = /, '').replace(/;\n$/, '')) as { cards: Record<string, { name: string; bytes: number }[]> };
    assert.deepEqual(Object.keys(gallery.cards), [...locales]);
    assert.ok(gallery.cards['ja']?.every(({ bytes }) => bytes > 300 && bytes < 28 * 1024));
  });
});
