import assert from 'node:assert/strict';
import { createKeys, KeysUnavailable, type Keys } from '../../src/bot/keys.js';
import { startOpenId, type OpenId } from '../support/openid.js';

const hour = 60 * 60_000;
const ids = ['key', 'other-channel', 'unendorsed'];

describe('the signing keys', () => {
  let openId: OpenId;
  let keys: Keys;
  let now: number;
  beforeEach(async () => {
    openId = await startOpenId();
    now = 0;
    keys = createKeys(openId.metadata, () => now, 300);
  });
  afterEach(() => openId.close());

  it('are fetched once for all who wait for them', async () => {
    const found = await Promise.all(Array.from({ length: 50 }, (_, at) => keys.get(ids[at % 3] ?? '')));
    assert.deepEqual([found.every((key) => key !== null), openId.fetched()], [true, 2]);
  });

  it('are there for the first caller when they were fetched ahead', async () => {
    await keys.warm();
    await keys.get('key');
    assert.equal(openId.fetched(), 2);
  });

  it('say which channels they are for', async () => {
    const found = await Promise.all(ids.map((id) => keys.get(id)));
    assert.deepEqual(found.map((key) => key?.endorsements), [['msteams'], ['webchat'], undefined]);
    assert.match(found[0]?.key ?? '', /^-----BEGIN PUBLIC KEY-----/);
  });

  for (const behaviour of ['fail', 'lie'] as const) {
    it(`reject while there are none because the service does ${behaviour}, and come when it recovers`, async () => {
      openId.does(behaviour);
      await assert.rejects(keys.get('key'), KeysUnavailable);
      openId.does('answer');
      assert(await keys.get('key'));
    });
  }

  it('reject when the service never answers', async () => {
    openId.does('hang');
    await assert.rejects(keys.get('key'), KeysUnavailable);
  });

  for (const behaviour of ['fail', 'hang', 'lie'] as const) {
    it(`are kept for four more days when the service does ${behaviour} after a day`, async () => {
      await keys.warm();
      openId.does(behaviour);
      for (const hours of [25, 48, 119]) {
        now = hours * hour;
        assert(await keys.get('key'));
      }
    });
  }

  it('are given up after five days without the service', async () => {
    await keys.warm();
    openId.does('fail');
    now = 121 * hour;
    await assert.rejects(keys.get('key'), KeysUnavailable);
  });

  it('are fetched anew in the background after a day', async () => {
    await keys.warm();
    now = 25 * hour;
    await keys.get('key');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(openId.fetched(), 4);
  });

  it('are looked for when an unknown one is named, so that a new one works at once', async () => {
    await keys.warm();
    openId.rotate('new');
    now = 2 * 60_000;
    assert(await keys.get('new'));
  });

  it('are not looked for again and again when strangers name unknown ones', async () => {
    await keys.warm();
    now = 2 * 60_000;
    for (let at = 0; at < 20; at += 1) assert.equal(await keys.get(`made-up-${at}`), null);
    assert.equal(openId.fetched(), 4);
  });
});
