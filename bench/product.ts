const built = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;

/** Shirube as `npm run build` leaves it: what is measured is what runs. */
export const { createRecognizer } = (await import(built('recognize/recognize.js'))) as typeof import('../src/recognize/recognize.js');
export const { loadKnowledge } = (await import(built('knowledge/load.js'))) as typeof import('../src/knowledge/load.js');
export const { folders } = (await import(built('folders.js'))) as typeof import('../src/folders.js');
