import assert from 'node:assert/strict';
import { locales } from '../../src/locale.js';
import { knowledge } from '../support/product.js';
import { allCommands } from '../support/commands.js';

/** Where a reader must find a word that keeps something from being lost, or the name that the screens show. */
const rows = [
  {
    says: 'a mailbox that is still wanted becomes shared, and its account stays', scenario: 'license-exhausted', nodes: ['cloudgate-free', 'cloudgate-free-ad', 'graph-free'],
    ja: /先に共有メールボックスへ変換すると.*アカウントを\*\*削除しない\*\*でください。共有メールボックスも消えます/, en: /convert it to a shared mailbox first.*\*\*Do not delete\*\* the account afterwards: the shared mailbox would go with it/,
  },
  {
    says: 'an inactive mailbox is looked for before a user is made anew', scenario: 'resource-not-found', nodes: ['cloudgate-gone', 'graph-deleted'],
    ja: /作り直す前に.*Exchange 管理者に、非アクティブ メールボックスやバックアップが残っていないか/, en: /(ask your Exchange administrator before creating anything|before you create it anew\*\* ask your Exchange administrator) whether an inactive mailbox or a backup/,
  },
  {
    says: 'small letters are allowed too', scenario: 'upn-invalid', nodes: ['cloudgate-retype', 'graph-format'],
    ja: /半角の英字 \(A-Z、a-z\)/, en: /half-width letters \(A-Z, a-z\)/,
  },
] as const;

describe('losses while fixing one of the seven errors', () => {
  for (const { says, scenario, nodes, ...patterns } of rows) {
    for (const locale of locales) {
      it(`${says} (${locale})`, () => {
        for (const id of nodes) {
          const node = knowledge.scenarios[scenario]?.nodes[id];
          assert.ok(node?.kind === 'resolution', id);
          const words = [...node.notes, ...node.steps.flatMap(({ danger, text }) => (danger ? [danger, text] : [text]))].map((text) => text[locale]);
          assert.ok(words.some((text) => patterns[locale].test(text)), id);
        }
      });
    }
  }

  it('call the Global Administrator by the name on the screens, the older one in brackets only', () => {
    assert.doesNotMatch(JSON.stringify(knowledge.neighbours).replace(/[(（]全体管理者[)）]/g, ''), /全体管理者/);
    assert.doesNotMatch(JSON.stringify(Object.values(knowledge.scenarios).map(({ nodes }) => nodes)).replace(/[(（]全体管理者[)）]/g, ''), /全体管理者/);
  });

  it('find the groups that an administrator owns, not only those it is in', () => {
    for (const node of ['app-target', 'person-target']) {
      const lines = allCommands().filter(({ place }) => place === `insufficient-privileges/${node}`).flatMap(({ code }) => code);
      for (const cmdlet of ['Get-MgUserTransitiveMemberOf', 'Get-MgUserOwnedObject']) assert.ok(lines.some((line) => line.startsWith(cmdlet) && line.includes('isAssignableToRole')), `${node}: ${cmdlet}`);
    }
  });
});
