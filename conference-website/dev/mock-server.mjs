/**
 * A stand-in for the service and the load balancer: the contract's answers from memory, the built website with the
 * content security policy it must live with. For looking at pages; the acceptance specs use the real system.
 * POST /mock sets the scene: {signUp, left: {code: n}, busy: n}; with a waiting list {waitingList: {rule: 'confirm'} or
 * {rule: 'offer', offerHours: 24}, waiting: {code: n}}, and {turn: 'ahead', 'offer', 'confirm', 'expire'} moves the queue.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { event, places, waiting } from './demo-event.mjs';
import { bodyOf, json, problem } from './mock-answers.mjs';
import { manage, register, turn } from './mock-registration.mjs';

const port = Number(process.env.PORT ?? 28500);
const dist = new URL('../dist/', import.meta.url).pathname;
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const scene = { signUp: 'open', busy: 0, events: 1, duplicates: 'tell', waitingList: undefined };
let version = 1;
let heldBack = [];

function availability() {
  const now = Date.now();
  const full = scene.waitingList && Object.values(places).every(([, left]) => left === 0);
  return {
    version,
    signUp: full && scene.signUp === 'open' ? 'sold-out' : scene.signUp,
    opensAt: scene.signUp === 'not-open' ? new Date(now + 134_000).toISOString() : event.signUp.opensAt,
    closesAt: scene.signUp === 'closed' ? new Date(now - 3_600_000).toISOString() : event.signUp.closesAt,
    serverTime: new Date(now).toISOString(),
    queueMoves: waiting.moves,
    ticketTypes: Object.entries(places).map(([code, [capacity, left]]) => ({
      code,
      left,
      waiting: waiting.count[code],
      state: left === 0 ? 'sold-out' : left <= Math.max(5, capacity / 10) ? 'few-left' : 'available',
    })),
  };
}

function changed() {
  version += 1;
  for (const answer of heldBack) answer();
  heldBack = [];
}

async function api(request, response, url) {
  const path = url.pathname.slice('/api/v1'.length);
  if (path.startsWith('/manage')) return manage(request, response, path.slice('/manage'.length), changed);
  if (path === '/events') return json(response, 200, { events: scene.events === 0 ? [] : [event] });
  if (!path.startsWith(`/events/${event.slug}`)) return problem(response, 404, 'unknown-event');
  switch (path.slice(`/events/${event.slug}`.length)) {
    case '':
      return json(response, 200, { ...event, duplicates: scene.duplicates, waitingList: scene.waitingList });
    case '/availability': {
      const after = url.searchParams.get('after');
      if (after === null || Number(after) < version) return json(response, 200, availability());
      const timer = setTimeout(answer, 25_000);
      function answer() {
        clearTimeout(timer);
        if (!response.writableEnded) json(response, 200, availability());
      }
      heldBack.push(answer);
      return;
    }
    case '/registrations':
      return register(response, await bodyOf(request), scene, changed);
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
    const { left = {}, waiting: count = {}, turn: next, ...rest } = await bodyOf(request);
    Object.assign(scene, rest);
    for (const [code, free] of Object.entries(left)) places[code][1] = free;
    Object.assign(waiting.count, count);
    if (next) turn(next, scene);
    changed();
    return json(response, 200, scene);
  }
  return url.pathname.startsWith('/api/') ? api(request, response, url) : file(response, url);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
