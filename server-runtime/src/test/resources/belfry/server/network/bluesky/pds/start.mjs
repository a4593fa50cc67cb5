// Starts a real Bluesky server (PDS) on loopback, with a registry of identities that lives in this process.
// Prints one line of JSON when it is ready, and ends when its standard input does.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const loopback = '127.0.0.1';
const listening = (server, port) => new Promise((done) => server.listen(port, loopback, () => done(server.address().port)));

// The part of the PLC directory that a server uses: keep the operations of an identity, show its document.
const histories = new Map();

function documentOf(did, operation) {
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: operation.alsoKnownAs ?? [],
    verificationMethod: Object.entries(operation.verificationMethods ?? {}).map(([name, key]) => ({
      id: `${did}#${name}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.slice('did:key:'.length),
    })),
    service: Object.entries(operation.services ?? {}).map(([name, service]) => ({
      id: `#${name}`,
      type: service.type,
      serviceEndpoint: service.endpoint,
    })),
  };
}

async function directory(request, response) {
  const answer = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const [did, view, last] = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1).split('/');
  if (request.method === 'POST') {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    histories.set(did, [...(histories.get(did) ?? []), JSON.parse(Buffer.concat(pieces).toString())]);
    return answer(200, {});
  }
  const history = histories.get(did);
  if (!history) return answer(404, { message: `DID not registered: ${did}` });
  const newest = history.at(-1);
  if (view === undefined) return answer(200, documentOf(did, newest));
  if (view === 'data') return answer(200, { did, ...newest });
  if (view === 'log') return answer(200, last === 'last' ? newest : history);
  return answer(404, {});
}

const plcPort = await listening(createServer(directory), 0);

// Its own address stands in every identity, so the port must be known before it starts.
const probe = createServer();
const port = await listening(probe, 0);
await new Promise((done) => probe.close(done));

const data = mkdtempSync(join(tmpdir(), 'belfry-bluesky-'));
mkdirSync(join(data, 'blobs'));
Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_ENABLED: 'false',
  PDS_DEV_MODE: 'true',
  PDS_HOSTNAME: 'localhost',
  PDS_PORT: String(port),
  PDS_DATA_DIRECTORY: data,
  PDS_BLOBSTORE_DISK_LOCATION: join(data, 'blobs'),
  PDS_DID_PLC_URL: `http://${loopback}:${plcPort}`,
  PDS_SERVICE_HANDLE_DOMAINS: '.test',
  PDS_INVITE_REQUIRED: 'false',
  PDS_DISABLE_SSRF_PROTECTION: 'true',
  PDS_RATE_LIMITS_ENABLED: process.env.BELFRY_TEST_RATE_LIMITS ?? 'false',
  PDS_JWT_SECRET: 'only-for-tests',
  PDS_ADMIN_PASSWORD: 'only-for-tests',
  PDS_DPOP_SECRET: '5a'.repeat(32),
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: '3c'.repeat(32),
  PDS_CRAWLERS: '',
  PDS_BSKY_APP_VIEW_URL: '',
  PDS_BSKY_APP_VIEW_DID: '',
});

// The server has no setting for the address it listens on: without this it would take them all.
const plainListen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'number' && typeof rest[0] !== 'string') return plainListen.call(this, first, loopback, ...rest);
  if (first && typeof first === 'object' && first.port !== undefined && !first.host) {
    return plainListen.call(this, { ...first, host: loopback }, ...rest);
  }
  return plainListen.call(this, first, ...rest);
};

const { PDS, envToCfg, envToSecrets, readEnv } = createRequire(import.meta.url)('@atproto/pds');
const environment = readEnv();
const pds = await PDS.create(envToCfg(environment), envToSecrets(environment));
await pds.start();
console.log(JSON.stringify({ ready: true, port }));

const end = () => {
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
};
process.stdin.resume();
process.stdin.on('end', end);
process.on('SIGTERM', end);
