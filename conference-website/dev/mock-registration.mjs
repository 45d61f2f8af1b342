/** The one registration that the stand-in knows: whoever signed up last, from the form to the end. */
import { randomUUID } from 'node:crypto';
import { event, places, waiting } from './demo-event.mjs';
import { bodyOf, json, problem } from './mock-answers.mjs';

const hour = 3_600_000;
let current;

const ticketType = (code) => {
  const { name } = event.ticketTypes.find((type) => type.code === code);
  return { code, name };
};

export function register(response, body, scene, changed) {
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
  const full = places[body.ticketType][1] === 0;
  if (full && !(body.waitingList && scene.waitingList))
    return problem(response, 409, 'sold-out', { ticketType: body.ticketType });
  current = registrationOf(body, full);
  if (full) waiting.count[body.ticketType] += 1;
  else places[body.ticketType][1] -= 1;
  changed();
  if (scene.duplicates === 'conceal') return json(response, 202, { state: 'check-your-mail' });
  const { id, reference, state, rank, registeredAt } = current;
  return json(response, 201, { id, reference, state, rank, ticketType: body.ticketType, registeredAt });
}

function registrationOf(body, full) {
  const now = new Date().toISOString();
  const { slug, title, startsAt, endsAt, timeZone } = event;
  return {
    id: randomUUID(),
    reference: '7KQ4-M2XP',
    ...(full ? { state: 'waiting', rank: waiting.count[body.ticketType] + 1 } : { state: 'confirmed' }),
    revision: 1,
    registeredAt: now,
    event: { slug, title, startsAt, endsAt, timeZone },
    ticketType: ticketType(body.ticketType),
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
}

/** Into another state; what belongs to the old one does not stay. */
function become(state, more = {}) {
  if (current.state === 'waiting') waiting.count[current.ticketType.code] -= 1;
  if (current.state === 'waiting' || current.state === 'offered') waiting.moves += 1;
  current = { ...current, rank: undefined, offerExpiresAt: undefined, state, revision: current.revision + 1, ...more };
}

/** Somebody ahead gave up, or it is this person's turn, or their time is over. */
export function turn(next, { waitingList }) {
  switch (next) {
    case 'ahead':
      waiting.moves += 1;
      waiting.count[current.ticketType.code] -= 1;
      current.rank -= 1;
      return;
    case 'confirm':
      return become('confirmed');
    case 'offer':
      return become('offered', {
        offerExpiresAt: new Date(Date.now() + (waitingList?.offerHours ?? 24) * hour).toISOString(),
      });
    case 'expire':
      return end('offer-expired');
  }
}

function end(endedBy) {
  const { state } = current;
  if (state === 'cancelled') return;
  become('cancelled', { cancelledAt: new Date().toISOString(), endedBy });
  if (state === 'confirmed') places[current.ticketType.code][1] += 1;
}

function cancel(changed) {
  const by = { confirmed: 'attendee', waiting: 'left-waiting-list', offered: 'offer-declined' };
  end(by[current.state]);
  changed();
}

function change(response, { ticketType: code, ...details }, changed) {
  const other = code !== undefined && code !== current.ticketType.code;
  if (other && places[code][1] === 0) return problem(response, 409, 'sold-out', { ticketType: code });
  if (other) {
    if (current.state === 'confirmed') places[current.ticketType.code][1] += 1;
    places[code][1] -= 1;
    become('confirmed', { ticketType: ticketType(code) });
    changed();
  }
  current = { ...current, ...details, revision: current.revision + 1 };
  return json(response, 200, current, { etag: `"${current.revision}"` });
}

export async function manage(request, response, path, changed) {
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
    case 'PATCH /registration':
      if (request.headers['if-match'] !== etag.etag) return problem(response, 412, 'changed-meanwhile');
      return change(response, await bodyOf(request), changed);
    case 'POST /registration/cancellation':
      cancel(changed);
      return json(response, 200, current);
    case 'POST /registration/offer-acceptance':
      if (current.state !== 'offered') return problem(response, 409, 'offer-expired');
      become('confirmed');
      changed();
      return json(response, 200, current);
    case 'POST /registration/consent-withdrawals':
      cancel(changed);
      current = {
        ...current,
        consents: current.consents.map((consent) => ({ ...consent, withdrawnAt: new Date().toISOString() })),
      };
      return json(response, 200, current);
    case 'POST /registration/erasure':
      cancel(changed);
      current = undefined;
      return json(response, 200, {
        erasedAt: new Date().toISOString(),
        kept: [{ what: 'erasure-record', why: 'accountability' }],
      });
    default:
      return problem(response, 404, 'not-found');
  }
}
