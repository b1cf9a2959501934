import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** Where the content lies, from the sources and from the build alike: both are one folder below the project. */
export const folders = {
  knowledge: fileURLToPath(new URL('knowledge', root)),
  cards: fileURLToPath(new URL('cards', root)),
} as const;
