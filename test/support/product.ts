import { loadKnowledge } from '../../src/knowledge/load.js';
import { folders } from '../../src/folders.js';
import { createRecognizer } from '../../src/recognize/recognize.js';
import { loadTemplates } from '../../src/view/load.js';
import { createRender } from '../../src/view/render.js';

/** The product's own content, loaded once for all tests. */
export const knowledge = loadKnowledge(folders.knowledge);
export const recognize = createRecognizer(knowledge);
export const render = createRender(loadTemplates(folders.cards));
