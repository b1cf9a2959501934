import assert from 'node:assert/strict';
import { createAllowance, rates, type Verdict } from '../../src/bot/allowance.js';

const small = { person: { burst: 4, perSecond: 1 }, tenant: { burst: 10, perSecond: 5 } };

describe('the allowance', () => {
  let now: number;
  beforeEach(() => (now = 0));
  const create = (of = small): ((person: string, tenant?: string, times?: number) => readonly Verdict[]) => {
    const allow = createAllowance(of, () => now);
    return (person, tenant = 't', times = 1) => Array.from({ length: times }, () => allow(tenant, person, true));
  };

  it('answers what a person sends in a burst, then says once that it is too much, then is silent', () => {
    assert.deepEqual(create()('a', 't', 7), ['answer', 'answer', 'answer', 'answer', 'tell', 'ignore', 'ignore']);
  });

  it('does not say so again to somebody who goes on', () => {
    const ask = create({ ...small, person: { burst: 100, perSecond: 1 }, tenant: { burst: 1e9, perSecond: 1e9 } });
    ask('a', 't', 101);
    const later = Array.from({ length: 50 }, () => {
      now += 500;
      return ask('a')[0];
    });
    assert.deepEqual([later.filter((verdict) => verdict === 'tell').length, later.filter((verdict) => verdict === 'answer').length], [0, 25]);
  });

  it('says so again after a pause', () => {
    const ask = create();
    ask('a', 't', 6);
    now += 4_000;
    assert.deepEqual(ask('a', 't', 6), ['answer', 'answer', 'answer', 'answer', 'tell', 'ignore']);
  });

  it('lets nobody suffer for somebody else in the same tenant, until the tenant has had enough', () => {
    const ask = create();
    ask('a', 't', 7);
    assert.deepEqual(ask('b', 't', 4), ['answer', 'answer', 'answer', 'answer']);
    assert.deepEqual([...ask('c', 't', 4), ...ask('c', 'other', 1)], ['answer', 'answer', 'tell', 'ignore', 'answer']);
  });

  it('is silent towards somebody who does not speak to the bot, and still says so when he does', () => {
    const allow = createAllowance(small, () => now);
    const verdicts = [false, false, false, false, false, true, true].map((addressed) => allow('t', 'a', addressed));
    assert.deepEqual(verdicts, ['answer', 'answer', 'answer', 'answer', 'ignore', 'tell', 'ignore']);
  });

  it('knows a person of another tenant for another person', () => {
    const ask = create();
    ask('a', 't', 5);
    assert.deepEqual(ask('a', 'other'), ['answer']);
  });

  it('has no tenants in local mode', () => {
    const allow = createAllowance(small, () => now);
    const verdicts = Array.from({ length: 30 }, (_, at) => allow(undefined, `person-${at}`, true));
    assert(verdicts.every((verdict) => verdict === 'answer'));
  });

  it('answers about a thirtieth of a hundred messages a second, and tells once', () => {
    const ask = create(rates);
    const verdicts = Array.from({ length: 6_000 }, () => {
      now += 10;
      return ask('a')[0];
    });
    assert.deepEqual([verdicts.filter((verdict) => verdict === 'tell').length, verdicts.filter((verdict) => verdict === 'answer').length], [1, 119]);
  });

  it('leaves room for whoever walks quickly through a scenario', () => {
    const ask = create(rates);
    assert(ask('a', 't', 50).every((verdict) => verdict === 'answer'));
  });

});
