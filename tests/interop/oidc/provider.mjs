// A real OpenID provider (npm oidc-provider) on loopback, with one person and the pages answered by a script.
//
//   node provider.mjs CALLBACK_URL          prints "ready http://127.0.0.1:PORT" once it listens
//
// It demands PKCE, answers with `iss`, and gives JWT access tokens for the audience `parley-api`, signed as the resource
// asks: urn:api:RS256, urn:api:ES256, urn:api:EdDSA (RFC 8707, RFC 9068). urn:elsewhere is another API's audience.
// Its log-in and consent pages are forms that need no input: POST /interaction/UID/agree.

import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const callback = process.argv[2];
if (!callback) {
  console.error('usage: provider.mjs CALLBACK_URL');
  process.exit(2);
}

const person = { sub: 'subject-1', preferred_username: 'zoe', name: 'Zo\u00eb Q' };

function key(kid, alg, type, options) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}
const keys = [
  key('rsa', 'RS256', 'rsa', { modulusLength: 2048 }),
  key('ec', 'ES256', 'ec', { namedCurve: 'P-256' }),
  key('ed', 'EdDSA', 'ed25519', {}),
];

function resourceServer(resource) {
  const elsewhere = resource === 'urn:elsewhere';
  return {
    audience: elsewhere ? 'another-api' : 'parley-api',
    scope: 'openid profile',
    accessTokenFormat: 'jwt',
    accessTokenTTL: 300,
    jwt: { sign: { alg: elsewhere ? 'ES256' : resource.split(':').pop() } },
  };
}

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'parley',
      client_secret: 'a secret & more',
      redirect_uris: [callback],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: 'native app',
      redirect_uris: ['http://127.0.0.1/native'],
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'EdDSA',
    },
  ],
  jwks: { keys },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'EdDSA'] },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
  conformIdTokenClaims: false, // claims of the scope stand in the ID token, as Keycloak and Authentik do it
  cookies: { keys: ['only for a test'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => resourceServer(resource),
    },
  },
  extraTokenClaims: () => ({ preferred_username: person.preferred_username, name: person.name }),
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...person, sub: id }) }),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 300, AccessToken: 300, AuthorizationCode: 60 },
});

async function agree(request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  }
  const made = () => new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  const grant = grantId ? await provider.Grant.find(grantId) : made();
  grant.addOIDCScope('openid profile');
  for (const resource of Object.keys(prompt.details.missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, 'openid profile');
  }
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const flow = provider.callback();
server.on('request', (request, response) => {
  if (request.method === 'POST' && /^\/interaction\/[^/]+\/agree$/.test(request.url)) {
    agree(request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  } else if (request.method === 'GET' && request.url.startsWith('/interaction/')) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<form method="post" action="${request.url}/agree"><button>Agree</button></form>`);
  } else {
    flow(request, response);
  }
});
provider.on('server_error', (_ctx, error) => console.error(error));
console.log(`ready ${issuer}`);
