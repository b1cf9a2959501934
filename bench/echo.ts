import { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Request, type TurnContext } from 'botbuilder';
import restify from 'restify';

/**
 * The echo bot of the samples: CloudAdapter on restify, and nothing else. Prints the port it chose.
 * `ECHO=no` makes it silent; the Bot Framework's own keys (`MicrosoftAppId`, …) make it check who calls.
 */
const settings = Object.fromEntries(Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, new ConfigurationServiceClientCredentialFactory(settings)));
const speaks = settings['ECHO'] !== 'no';

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as unknown as Request, response, async (context: TurnContext) => {
    if (speaks && context.activity.type === 'message') await context.sendActivity(`Echo: ${context.activity.text}`);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`{"port":${(server.address() as { port: number }).port}}\n`));
// So that a profile of it is written.
process.once('SIGTERM', () => process.exit());
