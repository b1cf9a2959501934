import type { Question, Resolution, Scenario } from '../knowledge/types.js';
import type { Frame } from '../view/frame.js';
import { presentResolution } from '../view/resolution.js';
import { toRich, toWords } from '../view/rich.js';
import { toLinks, toSteps } from '../view/steps.js';
import { element, links, list, prose, steps, text, type Html } from './html.js';

/** A scenario as one page to print: the picture, then every question with its answers and every resolution with its steps. */
export function runbookPage(scenario: Scenario, picture: string, version: string, frame: Frame): Html {
  const { say, locale } = frame;
  const title = scenario.title[locale];
  const sections = Object.values(scenario.nodes).map((node) => (node.kind === 'question' ? question(scenario, node, frame) : resolution(scenario, node, frame)));
  const body = [
    element('h1', text(title)),
    element('p', prose(toRich(scenario.summary[locale]))),
    element('p', text(say('runbookPrinted', { date: scenario.revised, version })), { class: 'quiet' }),
    element('figure', picture),
    ...sections,
  ];
  return pageOf(locale, `${title} - ${say('runbookTitle')}`, body);
}

/** The list of all pages. */
export function indexPage(scenarios: readonly Scenario[], { say, locale }: Frame): Html {
  const pages = scenarios.map(({ id, title, summary }) => `${element('a', text(title[locale]), { href: `${id}.${locale}.html` })}<br>${prose(toRich(summary[locale]))}`);
  return pageOf(locale, say('runbookTitle'), [element('h1', text(say('runbookTitle'))), list(pages)]);
}

/** The list of all pictures, for those who read the repository in a browser. */
export function pictureList(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(({ id, title }) => `| ${title.en} | [English](${id}.en.svg) | [日本語](${id}.ja.svg) |`);
  return `# Every scenario as a picture\n\n\`npm run map\` writes these, and beside them each scenario as a page to print (\`index.en.html\`, \`index.ja.html\`).\nBlue: a question. Green: a resolution. Red: a resolution with a step that can lose data.\n\n| scenario | | |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function question(scenario: Scenario, node: Question, frame: Frame): Html {
  const { say, locale } = frame;
  const answers = node.choices.map(({ label, next }) => {
    const to = scenario.nodes[next];
    const title = to === undefined ? next : to.kind === 'question' ? toWords(to.text[locale]) : to.title[locale];
    return `${text(label[locale])} → ${element('a', text(title), { href: `#${next}` })}`;
  });
  const found = toLinks(node.howToFind.links, scenario, frame);
  return section(node.id, say('runbookQuestion', { text: toWords(node.text[locale]) }), [
    ...(node.detail ? [element('p', prose(toRich(node.detail[locale])))] : []),
    element('h3', text(say('runbookAnswers'))),
    list(answers),
    element('h3', text(say('headingFindOut', { question: '' }).replace(/[:：]\s*$/, ''))),
    steps(toSteps(node.howToFind.steps, scenario, frame)),
    links(found),
  ]);
}

function resolution(scenario: Scenario, node: Resolution, frame: Frame): Html {
  const view = presentResolution(scenario, node, undefined, frame);
  const part = (heading: string, content: Html): Html => element('h3', text(heading)) + content;
  return section(node.id, view.heading, [
    part(view.causeHeading, element('p', prose(view.cause))),
    ...view.warnings.map(({ heading, items }) => part(heading, items.map((item) => element('p', prose(item), { class: 'warning' })).join('\n'))),
    ...view.checks.map(({ heading, items }) => part(heading, steps(items))),
    part(view.steps.heading, steps(view.steps.items)),
    ...view.notes.map(({ heading, items }) => part(heading, list(items.map(prose)))),
    ...view.links.map(({ heading, items }) => part(heading, links(items))),
    part(view.source.heading, list(view.source.items.map((line) => text(line.text)))),
  ]);
}

function section(id: string, heading: string, parts: readonly Html[]): Html {
  return element('section', [element('h2', text(heading)), ...parts].filter((part) => part !== '').join('\n'), { id });
}

function pageOf(locale: string, title: string, body: readonly Html[]): Html {
  return `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${text(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
}

const style = `
body { font: 15px/1.6 "Segoe UI", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif; color: #242424; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-top: 1px solid #8a8886; padding-top: .8rem; } h3 { font-size: 1rem; margin-bottom: .2rem; }
.quiet { color: #605e5c; } figure { margin: 1rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; }
code, pre { font-family: Consolas, "Noto Sans Mono CJK JP", monospace; background: #f3f2f1; } pre { padding: .4rem .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.danger { border-left: 4px solid #b10e1c; background: #fdf3f4; padding: .3rem .6rem; } .warning { border-left: 4px solid #8a6100; background: #fff9f0; padding: .3rem .6rem; }
li p { margin: .2rem 0; }
@media print { body { font-size: 10.5pt; max-width: none; margin: 0; } section { break-inside: auto; } h2, h3, .danger { break-after: avoid; } li, pre, figure { break-inside: avoid; } a { color: inherit; text-decoration: none; } a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; color: #605e5c; } @page { margin: 16mm; } }
`;
