import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSources } from '../../src/package/load.js';

export const project = fileURLToPath(new URL('../../', import.meta.url));
export const appPackage = join(project, 'appPackage');

export const readProject = (file: string): string => readFileSync(join(project, file), 'utf8');

/** Variables that nothing is wrong with. */
export const variables = {
  APP_NAME_SUFFIX: '-test',
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  BOT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  BOT_DOMAIN: 'bot.example.com',
  DEVELOPER_NAME: 'Contoso IT',
  DEVELOPER_WEBSITE_URL: 'https://it.example.com',
  DEVELOPER_PRIVACY_URL: 'https://it.example.com/privacy',
  DEVELOPER_TERMS_URL: 'https://it.example.com/terms',
} as const;

export const sources = loadSources(appPackage, { rsc: false });
