// A certified OpenID Connect provider (the npm package oidc-provider) on a port of this machine, for the tests: they give it its keys,
// people and clients, and change them while it runs. It ends with its standard input.
//   node provider.mjs <folder of the client, which has the package> <port; 0 = any>
import http from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [client, port] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(path.join(client, 'node_modules', 'oidc-provider', 'lib', 'index.js')).href);

const audience = 'https://scorecard.example/api';
const scope = 'openid profile email offline_access';

/** What the tests last sent to /control: { keys, people: { id: claims }, applications: [address], lifetime: seconds }. */
let world = { keys: [], people: {}, applications: [], lifetime: 300 };
let provider;

const configuration = () => ({
  jwks: { keys: world.keys },
  clients: [
    {
      client_id: 'scorecard',
      client_secret: 'known-to-the-tests',
      application_type: 'web',
      redirect_uris: world.applications.map((address) => `${address}/sign-in/return`),
      post_logout_redirect_uris: world.applications.map((address) => `${address}/sign-in`),
      grant_types: ['authorization_code', 'refresh_token'],
    },
    {
      client_id: 'desktop',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/return'],
      grant_types: ['authorization_code'],
    },
    ...['nightly', 'stranger'].map((machine) => ({
      client_id: machine,
      client_secret: 'known-to-the-tests',
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
    })),
  ],
  cookies: { keys: ['known-to-the-tests'] },
  claims: { openid: ['sub', 'roles', 'department'], profile: ['name'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false, // claims of the scopes in the ID token, as most providers do it
  findAccount: (_, id) => world.people[id] && { accountId: id, claims: () => ({ sub: id, ...world.people[id] }) },
  extraTokenClaims: (_, token) => world.people[token.accountId],
  issueRefreshToken: (_, asking) => asking.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  ttl: { AccessToken: world.lifetime, ClientCredentials: world.lifetime, IdToken: world.lifetime },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope(scope);
    grant.addResourceScope(audience, scope);
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => ({
        scope,
        audience: resource,
        accessTokenFormat: 'jwt',
        accessTokenTTL: world.lifetime,
        jwt: { sign: { alg: world.keys[0].alg } },
      }),
    },
  },
});

function start(change) {
  world = { ...world, ...change };
  if (!change.keys && !change.applications) return; // people are looked up each time; another provider forgets its sessions
  provider = new Provider(`http://127.0.0.1:${server.address().port}`, configuration());
  provider.on('server_error', (_, error) => console.error(error));
}

/** A page that asks who one is; whoever is named in the request already (login_hint) is not asked. */
async function interact(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const person = request.method === 'POST' ? new URLSearchParams(await text(request)).get('person') : params.login_hint;
  if (person) await provider.interactionFinished(request, response, { login: { accountId: person } });
  else
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(
        '<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>' +
          '<form method="post"><label>Person <input name="person"></label><button>Continue</button></form></html>',
      );
}

const server = http.createServer(async (request, response) => {
  try {
    if (request.url === '/control') {
      start(JSON.parse(await text(request)));
      response.writeHead(204).end();
    } else if (request.url.startsWith('/interaction/')) await interact(request, response);
    else await provider.callback()(request, response);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
