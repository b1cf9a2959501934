import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from './support/activity.js';
import { startConnector, type FakeConnector } from './support/connector.js';
import { buttonsOf, cardOf, licenseError, startConversation } from './support/conversation.js';
import { postgresOrReason, type Server } from './support/postgres.js';
import { startServer, type ServerProcess } from './support/server.js';

/** Milliseconds after which Teams delivers again. */
const again = 15_000;

/** Servers on the same data: one after the other for SQLite, side by side for PostgreSQL. */
interface Site {
  /** A server that is to be killed. */
  readonly victim: () => Promise<ServerProcess>;
  /** The server that gets what is delivered again. */
  readonly heir: () => Promise<ServerProcess>;
}

describe('the built server, as processes', function () {
  this.timeout(300_000);
  let connector: FakeConnector;
  let postgres: Server | undefined;
  const folders: string[] = [];
  const servers: ServerProcess[] = [];

  const start = async (env: Readonly<Record<string, string>>): Promise<ServerProcess> => {
    const server = await startServer(env);
    servers.push(server);
    return server;
  };
  const folder = (): string => {
    folders.push(mkdtempSync(join(tmpdir(), 'shirube-processes-')));
    return folders.at(-1) ?? '';
  };

  before(async () => {
    connector = await startConnector();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.end()));
  });
  after(async () => {
    await connector.close();
    await postgres?.remove();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

  const sqlite = (): Site => {
    const data = folder();
    let starts = 0;
    let current: ServerProcess | undefined;
    const living = async (): Promise<ServerProcess> => {
      if (current === undefined || current.died()) current = await start({ DATA_DIR: data, CLOCK_AHEAD: String((starts += 1) * again) });
      return current;
    };
    return { victim: living, heir: living };
  };
  const shared = (url: string): Site => {
    const heir = start({ DATABASE_URL: url, CLOCK_AHEAD: String(again) });
    const startVictim = () => start({ DATABASE_URL: url });
    let next = startVictim();
    return {
      heir: () => heir,
      victim: async () => {
        const server = await next;
        if (!server.died()) return server;
        // The one after is started while this one works.
        const following = await startVictim();
        next = Promise.resolve(following);
        return following;
      },
    };
  };

  /** Runs a turn again and again, the server killed before its first step, its second, ... until it lives through all. */
  async function killAtEveryStep(site: Site, turn: (server: ServerProcess, name: string, kill: () => Promise<void>) => Promise<void>, name: string): Promise<number> {
    for (let step = 1; ; step += 1) {
      const server = await site.victim();
      await turn(server, `${name}-${step}`, () => server.arm(step));
      if (!server.died()) return step - 1;
    }
  }

  /** A message is answered: never not at all, and twice at most when the server died between sending and noting it. */
  const killedOverMessage = (site: Site, posts: number[]) => async (server: ServerProcess, name: string, kill: () => Promise<void>): Promise<void> => {
    const { message, calls, click } = startConversation(connector, name);
    // What the server still notes of the turn before is no step of this one.
    await spare(server);
    await settled(server);
    await kill();
    const first = await server.deliver(message());
    await spare(server);
    const sentAnew = name.endsWith('1') || name.endsWith('3') || name.endsWith('5');
    if (first.status === undefined) assert.equal((await (await site.heir()).deliver(message(sentAnew ? { id: `${name}-anew` } : {}))).status, 200);
    posts.push(calls().length);
    assert.ok(calls().length >= 1, `the message is lost: ${name}`);
    const [button] = buttonsOf(calls()[0]?.activity);
    const next = cardOf(await (await site.heir()).deliver(click(button ?? assert.fail())));
    assert.deepEqual(pathOf(next), ['seen-in=cloudgate'], name);
  };

  /** A choice is made once, whoever carried it out; what was acknowledged is there. */
  const killedOverClick = (site: Site) => async (server: ServerProcess, name: string, kill: () => Promise<void>): Promise<void> => {
    const { message, calls, click } = startConversation(connector, name);
    await server.deliver(message());
    await settled(server);
    const [button] = buttonsOf(calls()[0]?.activity);
    assert(button);
    const other = buttonsOf(calls()[0]?.activity).find(({ choice }) => choice !== undefined && choice !== button['choice']);
    const made = click(button);
    await kill();
    const first = await server.deliver(made);
    await spare(server);
    const heir = await site.heir();
    const card = cardOf(first.status === undefined ? await heir.deliver({ ...made, id: `${name}-anew` }) : first);
    assert.deepEqual([pathOf(card), revisionOf(card)], [['seen-in=cloudgate'], 2], name);
    const late = cardOf(await heir.deliver(click(other ?? assert.fail(), { from: { id: '29:sato', name: '佐藤' } })));
    assert.deepEqual([pathOf(late), revisionOf(late)], [['seen-in=cloudgate'], 2], name);
    assert.equal(revisionOf(calls().at(-1)?.activity), 2, `the message shows an old card: ${name}`);
    const [answer] = buttonsOf(card);
    const third = cardOf(await heir.deliver(click(answer ?? assert.fail())));
    assert.deepEqual([pathOf(third)?.[0], revisionOf(third)], ['seen-in=cloudgate', 3], name);
  };

  /** @param least steps that a message takes at least: SQLite writes several things in one of them */
  async function dieAnywhere(name: string, sites: readonly [Site, Site], least: number): Promise<void> {
    const posts: number[] = [];
    const [overMessage, overClick] = await Promise.all([
      killAtEveryStep(sites[0], killedOverMessage(sites[0], posts), `${name}-message`),
      killAtEveryStep(sites[1], killedOverClick(sites[1]), `${name}-click`),
    ]);
    assert.ok(overMessage >= least && overClick >= 4, `${overMessage} and ${overClick} steps`);
    assert.ok(posts.filter((count) => count > 1).length <= 1 && Math.max(...posts) <= 2, `answers to each message: ${posts.join()}`);
    process.stdout.write(`      killed before each of ${overMessage} + ${overClick} steps; answers to each message: ${posts.join(' ')}\n`);
  }

  it('lose and repeat nothing when SIGKILL hits any step of a turn, on SQLite', async () => {
    await dieAnywhere('sqlite', [sqlite(), sqlite()], 4);
  });

  describe('on one PostgreSQL', () => {
    let url = '';
    before(async function () {
      postgres = await postgresOrReason();
      if (postgres === undefined) return this.skip();
      url = postgres.url;
    });

    it('lose and repeat nothing when SIGKILL hits any step of a turn', async () => {
      await dieAnywhere('postgres', [shared(url), shared(url)], 6);
    });

    it('let one of a thousand clicks at once win each revision, and answer every one with a card', async () => {
      const pair = await Promise.all([start({ DATABASE_URL: url }), start({ DATABASE_URL: url })]);
      const { message, calls, click } = startConversation(connector, 'crowd');
      await pair[0]?.deliver(message());
      await settled(pair[0]);
      const people = Array.from({ length: 50 }, (_, index) => ({ from: { id: `29:person-${index}`, name: `Person ${index}` } }));
      const first = buttonsOf(calls()[0]?.activity);
      const cards: (Json | undefined)[] = [];
      const times: number[] = [];
      const press = async (index: number, data: Json): Promise<Json | undefined> => {
        const started = performance.now();
        const card = cardOf(await (pair[index % 2] ?? assert.fail()).deliver(click(data, people[index % 50])));
        times.push(performance.now() - started);
        cards.push(card);
        return card;
      };
      const begun = performance.now();
      await Promise.all(Array.from({ length: 1000 }, (_, index) => press(index, first[index % first.length] ?? assert.fail())));
      const burst = performance.now() - begun;
      assert.equal(cards.filter((card) => card === undefined).length, 0, 'somebody got no card');
      const ahead = cards.filter((card) => revisionOf(card) !== 1);
      assert.equal(new Set(ahead.map((card) => JSON.stringify(pathOf(card)))).size, 1, 'more than one click won');
      // Then everybody goes on from the card they got, all at the same time.
      await Promise.all(people.map(async (_, person) => {
        let buttons = buttonsOf(ahead[0]);
        for (let clicks = 0; clicks < 10; clicks += 1) buttons = buttonsOf(await press(person, buttons[(person * 7 + clicks * 3) % buttons.length] ?? assert.fail()));
      }));
      assert.equal(cards.filter((card) => card === undefined).length, 0, 'somebody got no card');
      const shown = [...cards, ...calls().map(({ activity }) => activity)];
      const states = new Map<unknown, Set<string>>();
      // A form beside the walk has a place, and no path.
      for (const card of shown.filter((one) => pathOf(one) !== undefined)) states.set(revisionOf(card), (states.get(revisionOf(card)) ?? new Set()).add(JSON.stringify(pathOf(card))));
      assert.deepEqual([...states].filter(([, paths]) => paths.size > 1), [], 'two clicks won the same revision');
      const newest = Math.max(...cards.map((card) => Number(revisionOf(card))));
      while (revisionOf(calls().at(-1)?.activity) !== newest) await new Promise((resolve) => setTimeout(resolve, 20));
      times.sort((a, b) => a - b);
      process.stdout.write(`      1000 clicks at once answered in ${(burst / 1000).toFixed(1)} s, ${1000 - ahead.length} of them with the card as it was; then ${newest - 2} revisions; p99 of all ${times.length} clicks ${Math.round(times[Math.floor(times.length * 0.99)] ?? 0)} ms\n`);
    });

    it('answer a message once that is delivered to both, at once and again with a new id', async () => {
      const pair = await Promise.all([start({ DATABASE_URL: url }), start({ DATABASE_URL: url })]);
      const { message, calls } = startConversation(connector, 'twice');
      const replies = await Promise.all(pair.flatMap((server) => [server.deliver(message()), server.deliver(message({ id: 'anew' }))]));
      replies.push(...(await Promise.all(pair.map((server) => server.deliver(message({ id: 'later' }))))));
      assert.deepEqual(replies.map(({ status }) => status), Array(6).fill(200));
      assert.equal(calls().length, 1);
      await pair[1]?.deliver(message({ id: 'other', timestamp: '2026-01-01T00:00:00Z' }));
      assert.equal(calls().length, 2);
      assert.match(JSON.stringify(calls()[0]?.activity), new RegExp('license-exhausted'), licenseError);
    });
  });
});

function pathOf(value: unknown): readonly string[] | undefined {
  return buttonsOf(value)[0]?.['path'] as readonly string[] | undefined;
}

function revisionOf(value: unknown): unknown {
  return buttonsOf(value)[0]?.['revision'];
}

/** A server that has lived through its turn is let live. */
async function spare(server: ServerProcess): Promise<void> {
  await settled(server);
  if (!server.died()) await server.arm(0);
}

/** What a server does after its reply, it has done; or it is dead. */
async function settled(server: ServerProcess | undefined): Promise<void> {
  for (let before = -1; server !== undefined && !server.died(); ) {
    const done = await Promise.race([server.steps(), server.gone]);
    if (done === undefined || done.length === before) return;
    before = done.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
