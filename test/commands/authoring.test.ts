import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { copyProject, type Project } from '../support/project.js';

interface Block {
  readonly kind: 'sh' | 'yaml' | 'text';
  readonly text: string;
}

function blocksOf(guide: string): readonly Block[] {
  return [...guide.matchAll(/^```(sh|yaml|text)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind: kind as Block['kind'], text: text ?? '' }));
}

/** Each top-level part of the block takes the place of the part with the same name. */
function replaceParts(file: string, block: string): string {
  return (parseDocument(block).toJS() ? block.split(/^(?=[a-z])/m) : []).reduce((text, part) => {
    const name = part.slice(0, part.indexOf(':'));
    const whole = new RegExp(`^${name}:.*\\n(?:[ ].*\\n|\\n(?=[ ]))*`, 'm');
    assert.match(text, whole, `the skeleton has no part ${name}`);
    return text.replace(whole, () => part);
  }, file);
}

describe('the guide for authors', function () {
  this.timeout(150_000);
  let project: Project;
  let guide: string;
  before(() => {
    project = copyProject();
    guide = readFileSync(join(project.folder, 'docs/authoring.md'), 'utf8');
  });
  after(() => project.remove());

  it('leads to a new error that is recognized, when it is followed to the letter', () => {
    const id = /npm run new -- (\S+)/.exec(guide)?.[1] ?? assert.fail('the guide makes no scenario');
    const path = join(project.folder, `knowledge/scenarios/${id}.yaml`);
    const ran: string[] = [];
    let printed = '';
    for (const { kind, text } of blocksOf(guide)) {
      if (kind === 'sh') ({ printed } = project.run(text.trim()));
      if (kind === 'sh') ran.push(text.trim());
      if (kind === 'yaml') writeFileSync(path, replaceParts(readFileSync(path, 'utf8'), text));
      if (kind !== 'text') continue;
      for (const line of text.trim().split('\n')) assert.ok(printed.includes(line), `${ran.at(-1)} does not print "${line}":\n${printed}`);
    }
    assert.deepEqual(ran.map((line) => line.split(' ')[2]), ['new', 'check:knowledge', 'check:knowledge', 'ask', 'changes']);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(project.folder, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
    const named = [...guide.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.includes('map'));
    assert.deepEqual(named.filter((name) => scripts[name] === undefined), []);
  });

  it('fits on a page or two', () => {
    assert.ok(guide.split('\n').length <= 200);
  });
});

describe('the commands for authors', function () {
  this.timeout(120_000);
  let project: Project;
  before(() => void (project = copyProject()));
  after(() => project.remove());

  it('never write over a scenario', () => {
    const path = join(project.folder, 'knowledge/scenarios/upn-invalid.yaml');
    const before = readFileSync(path, 'utf8');
    const { printed, code } = project.run('node --import tsx src/commands/new.ts upn-invalid');
    assert.equal(code, 1);
    assert.match(printed, /upn-invalid\.yaml exists already; nothing was changed/);
    assert.equal(readFileSync(path, 'utf8'), before);
  });

  it('refuse an id that is no id', () => {
    const { printed, code } = project.run('node --import tsx src/commands/new.ts ../escape');
    assert.equal(code, 1);
    assert.match(printed, /must be lower-case words joined by hyphens/);
  });

  it('print each message of the corpus that is now answered differently, before and after', () => {
    const path = join(project.folder, 'knowledge/scenarios/license-conflict.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"mutuallyexclusiveviolation", ', ''));
    const { printed, code } = project.run('node --import tsx src/commands/changes.ts');
    assert.equal(code, 0);
    assert.match(printed, /^t-e-\S+ {2}".*licenseAssignmentStates.*"\n {2}- answer: license-conflict\n {2}\+ unknown \(now wrong: expected license-conflict\)$/m);
    assert.match(printed, /^1 of \d+ messages are answered differently than at HEAD: 0 now right, 1 now wrong$/m);
  });

  it('say which commit they cannot find', () => {
    const { printed, code } = project.run('node --import tsx src/commands/changes.ts no-such-commit');
    assert.equal(code, 2);
    assert.match(printed, /no-such-commit:knowledge failed\.\nName a commit or branch/);
  });
});
