// The city's login: a certified OpenID provider with people of its own, for one client.
// It reads its settings as JSON from the first argument and prints its address when it listens.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { client, redirect, secret, algorithm = 'RS256', fault } = JSON.parse(process.argv[2]);

// What a provider that was tampered with would tell instead of its own word.
const FAULTS = {
  'another key': ['/jwks', ({ keys: [key] }) => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return { keys: [{ ...key, ...publicKey.export({ format: 'jwk' }) }] };
  }],
  'another issuer': ['/.well-known/openid-configuration', (told) => (
    { ...told, issuer: told.issuer.replace('127.0.0.1', 'localhost') })],
};

const names = new Map();
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: client, client_secret: secret, redirect_uris: [redirect],
      id_token_signed_response_alg: algorithm,
    }],
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_, person) => ({
      accountId: person,
      claims: () => ({ sub: person, preferred_username: names.get(person) }),
    }),
    cookies: { keys: ['of the tests alone'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
  if (fault) {
    const [path, change] = FAULTS[fault];
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.path === path) ctx.body = change(ctx.body);
    });
  }
  const login = provider.callback();
  server.on('request', (asked, answer) => {
    if (asked.method !== 'PUT') return login(asked, answer);
    // The personnel office says what a person is called from now on: PUT /person?name
    const { pathname, search } = new URL(asked.url, issuer);
    names.set(pathname.slice(1), decodeURIComponent(search.slice(1)));
    return answer.end();
  });
  console.log(issuer);
});
