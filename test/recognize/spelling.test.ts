import assert from 'node:assert/strict';
import { recognize } from '../support/product.js';

const top = (text: string) => recognize(text).candidates[0]?.intent;

describe('a message with a typing error', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['how do I deprovison this', 'deprovision'],
    ['how do we deprovisoin this', 'deprovision'],
    ['how to get rid of an old distributoin list', 'deprovision-mail-group'],
    ['the mailobx must be deleted', 'deprovision'],
    ['デプロビジョンングについて教えて', 'deprovision'],
    ['メールボッスクを削除したい', 'deprovision'],
    ['Remove-MgUser -> Insuficient privileges to complete the operation.', 'insufficient-privileges'],
    ['insufficient priviliges to complete the operation, as it says in the portal', 'insufficient-privileges'],
    ['ユーザーを更新すると Insufficient privleges to complete the operation と出ます', 'insufficient-privileges'],
    ["Resource 'a1' does not exist or one of its queryed reference-property objects are not present.", 'resource-not-found'],
    ['Property userPrincipalName is invlaid.', 'upn-invalid'],
    ['This set of licences: service plans A, B are mutualy exclusive', 'license-conflict'],
  ];
  for (const [text, intent] of cases) {
    it(`is understood: ${text}`, () => {
      assert.equal(top(text), intent);
    });
  }

  it('is quoted as it was typed', () => {
    const text = 'please, how do we deprovisoin this';
    const quotes = recognize(text).candidates[0]?.evidence.map(({ quote }) => quote) ?? [];
    assert.ok(quotes.includes('deprovisoin'), quotes.join());
    assert.ok(quotes.every((quote) => text.includes(quote)));
  });

  for (const text of ['why does OneDrive keep syncing a folder I removed from my laptop', 'who signs the contract', 'how do I delete a contract in the archive', '来週のミーティングは?', 'Permission to export contracts', 'the mailbox is filling up', 'our inbox for billing, who reads it', 'Insufficient storage to complete the operation', 'who has sufficient privileges to complete the opperation manual']) {
    it(`is not found where there is none: ${text}`, () => {
      assert.equal(top(text), undefined);
    });
  }
});
