/**
 * A stand-in for the service and the load balancer: the contract's answers from memory, the built website with the
 * content security policy it must live with. For looking at pages; the acceptance specs use the real system.
 * POST /mock {signUp, left: {code: n}, busy: n} sets the scene.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { event, places } from './demo-event.mjs';

const port = Number(process.env.PORT ?? 28500);
const dist = new URL('../dist/', import.meta.url).pathname;
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const scene = { signUp: 'open', busy: 0, events: 1, duplicates: 'tell' };
let version = 1;
let waiting = [];
let current;

function availability() {
  const now = Date.now();
  return {
    version,
    signUp: scene.signUp,
    opensAt: scene.signUp === 'not-open' ? new Date(now + 134_000).toISOString() : event.signUp.opensAt,
    closesAt: scene.signUp === 'closed' ? new Date(now - 3_600_000).toISOString() : event.signUp.closesAt,
    serverTime: new Date(now).toISOString(),
    ticketTypes: Object.entries(places).map(([code, [capacity, left]]) => ({
      code,
      left,
      state: left === 0 ? 'sold-out' : left <= Math.max(5, capacity / 10) ? 'few-left' : 'available',
    })),
  };
}

function changed() {
  version += 1;
  for (const answer of waiting) answer();
  waiting = [];
}

function json(response, status, body, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function problem(response, status, code, more = {}, headers = {}) {
  json(
    response,
    status,
    { type: `/problems/${code}`, title: code, status, code, instance: randomUUID(), ...more },
    headers,
  );
}

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function register(response, body) {
  if (scene.busy > 0) {
    scene.busy -= 1;
    return problem(response, 503, 'overloaded', {}, { 'retry-after': '3' });
  }
  if (body.email?.startsWith('taken@')) return problem(response, 409, 'already-registered');
  if (body.email?.startsWith('bad@'))
    return problem(response, 422, 'validation-failed', {
      errors: [
        { pointer: '#/familyName', code: 'invalid-characters' },
        { pointer: '#/answers/diet', code: 'unknown-option' },
      ],
    });
  if (scene.signUp !== 'open') return problem(response, 409, `sign-up-${scene.signUp}`);
  if (places[body.ticketType][1] === 0) return problem(response, 409, 'sold-out', { ticketType: body.ticketType });
  places[body.ticketType][1] -= 1;
  changed();
  if (scene.duplicates === 'conceal') return json(response, 202, { state: 'check-your-mail' });
  const now = new Date().toISOString();
  const type = event.ticketTypes.find(({ code }) => code === body.ticketType);
  current = {
    id: randomUUID(),
    reference: '7KQ4-M2XP',
    state: 'confirmed',
    revision: 1,
    registeredAt: now,
    event: {
      slug: event.slug,
      title: event.title,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
    },
    ticketType: { code: type.code, name: type.name },
    givenName: body.givenName,
    familyName: body.familyName,
    email: body.email,
    organisation: body.organisation ?? null,
    answers: body.answers,
    locale: body.locale,
    consents: [
      {
        purpose: 'privacy-notice',
        version: body.consent.privacyNoticeVersion,
        locale: body.consent.locale,
        givenAt: now,
      },
    ],
  };
  return json(response, 201, {
    id: current.id,
    reference: current.reference,
    state: 'confirmed',
    ticketType: type.code,
    registeredAt: now,
  });
}

function cancel() {
  if (current.state === 'cancelled') return;
  current = { ...current, state: 'cancelled', cancelledAt: new Date().toISOString(), revision: current.revision + 1 };
  places[current.ticketType.code][1] += 1;
  changed();
}

async function manage(request, response, path) {
  if (path === '/session' && request.method === 'POST') {
    const { token } = await bodyOf(request);
    if (token !== 'good' || !current) return problem(response, 401, 'manage-link-invalid');
    return json(response, 200, current);
  }
  if (path === '/session') {
    current = undefined;
    return json(response, 204);
  }
  if (!current) return problem(response, 401, 'manage-session-missing');
  const etag = { etag: `"${current.revision}"` };
  switch (`${request.method} ${path}`) {
    case 'GET /registration':
      return json(response, 200, current, etag);
    case 'PATCH /registration': {
      if (request.headers['if-match'] !== etag.etag) return problem(response, 412, 'changed-meanwhile');
      current = { ...current, ...(await bodyOf(request)), revision: current.revision + 1 };
      return json(response, 200, current, { etag: `"${current.revision}"` });
    }
    case 'POST /registration/cancellation':
      cancel();
      return json(response, 200, current);
    case 'POST /registration/consent-withdrawals':
      cancel();
      current = {
        ...current,
        consents: current.consents.map((consent) => ({ ...consent, withdrawnAt: new Date().toISOString() })),
      };
      return json(response, 200, current);
    case 'POST /registration/erasure':
      cancel();
      current = undefined;
      return json(response, 200, {
        erasedAt: new Date().toISOString(),
        kept: [{ what: 'erasure-record', why: 'accountability' }],
      });
    default:
      return problem(response, 404, 'not-found');
  }
}

async function api(request, response, url) {
  const path = url.pathname.slice('/api/v1'.length);
  if (path.startsWith('/manage')) return manage(request, response, path.slice('/manage'.length));
  if (path === '/events') return json(response, 200, { events: scene.events === 0 ? [] : [event] });
  if (!path.startsWith(`/events/${event.slug}`)) return problem(response, 404, 'unknown-event');
  switch (path.slice(`/events/${event.slug}`.length)) {
    case '':
      return json(response, 200, { ...event, duplicates: scene.duplicates });
    case '/availability': {
      const after = url.searchParams.get('after');
      if (after === null || Number(after) < version) return json(response, 200, availability());
      const timer = setTimeout(answer, 25_000);
      function answer() {
        clearTimeout(timer);
        if (!response.writableEnded) json(response, 200, availability());
      }
      waiting.push(answer);
      return;
    }
    case '/registrations':
      return register(response, await bodyOf(request));
    case '/manage-links':
      return json(response, 202, { state: 'check-your-mail' });
    default:
      return problem(response, 404, 'not-found');
  }
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function file(response, url) {
  const wanted = join(dist, normalize(url.pathname));
  const found = extname(wanted) && existsSync(wanted) ? wanted : join(dist, 'index.html');
  response.writeHead(200, {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
  });
  createReadStream(found).pipe(response);
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname === '/mock') {
    const { left = {}, ...rest } = await bodyOf(request);
    Object.assign(scene, rest);
    for (const [code, count] of Object.entries(left)) places[code][1] = count;
    changed();
    return json(response, 200, scene);
  }
  return url.pathname.startsWith('/api/') ? api(request, response, url) : file(response, url);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
