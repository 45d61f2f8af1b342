import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registration, RegistrationChange } from '@/shared/api/types';
import { anEvent, aRegistration, places } from '../../../test/event';
import { LiveAvailability } from '../../../test/live-availability';
import { show } from '../../../test/render';
import { ManagePage } from './ManagePage';

const server = setupServer();
const event = anEvent();
const registration = aRegistration();
const problem = (status: number, code: string) => HttpResponse.json({ code }, { status });
const tagged = (body: Registration) => HttpResponse.json(body, { headers: { etag: `W/"${body.revision}"` } });

let held: Registration;
let tokens: unknown[];

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterAll(() => {
  server.close();
});
afterEach(() => {
  server.resetHandlers();
});
beforeEach(() => {
  held = registration;
  tokens = [];
  window.history.replaceState(null, '', '/manage');
  server.use(
    new LiveAvailability().handler,
    http.get('*/api/v1/events', () => HttpResponse.json({ events: [event] })),
    http.get('*/api/v1/events/tides', () => HttpResponse.json(event)),
    http.get('*/api/v1/manage/registration', () => tagged(held)),
    http.post('*/api/v1/manage/session', async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      tokens.push(token);
      return token === 'good' ? tagged(held) : problem(401, 'manage-link-invalid');
    }),
  );
});

const open = () => show(() => <ManagePage />);

describe('the link', () => {
  test('is exchanged once, and its token is gone from the address', async () => {
    window.history.replaceState(null, '', '/manage#good');
    await open();
    expect(await screen.findByText('7KQ4-M2XP')).toBeInTheDocument();
    expect(tokens).toEqual(['good']);
    expect(window.location.href).not.toContain('good');
  });

  test('stays in the address while nobody has answered', async () => {
    server.use(http.post('*/api/v1/manage/session', () => HttpResponse.error()));
    window.history.replaceState(null, '', '/manage#good');
    await open();
    expect(await screen.findByRole('heading', { name: 'No connection' })).toBeInTheDocument();
    expect(window.location.hash).toBe('#good');
  });

  test('that is invalid leads to a fresh one', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post('*/api/v1/events/tides/manage-links', async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ state: 'check-your-mail' }, { status: 202 });
      }),
    );
    window.history.replaceState(null, '', '/manage#old');
    await open();
    expect(await screen.findByRole('heading', { name: 'This link does not work any more' })).toBeInTheDocument();
    expect(window.location.hash).toBe('');
    await userEvent.type(await screen.findByLabelText('E-mail'), 'ada@example');
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }));
    expect(screen.getByLabelText('E-mail')).toBeInvalid();
    await userEvent.type(screen.getByLabelText('E-mail'), '.org');
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }));
    expect(await screen.findByRole('heading', { name: 'Check your mail' })).toHaveFocus();
    expect(asked).toEqual([{ email: 'ada@example.org' }]);
  });

  test('without link and session, one is asked for it', async () => {
    server.use(http.get('*/api/v1/manage/registration', () => problem(401, 'manage-session-missing')));
    await open();
    expect(await screen.findByRole('heading', { name: 'Open your registration' })).toBeInTheDocument();
  });
});

describe('changing', () => {
  test('sends only what differs, with the revision it was made from', async () => {
    const changes: unknown[] = [];
    server.use(
      http.patch('*/api/v1/manage/registration', async ({ request }) => {
        const change = (await request.json()) as Partial<Registration>;
        changes.push([request.headers.get('if-match'), change]);
        return tagged({ ...registration, ...change, revision: 2 });
      }),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(screen.getByLabelText('Given name'));
    await userEvent.type(screen.getByLabelText('Given name'), 'Augusta');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Augusta')).toBeInTheDocument();
    expect(changes).toEqual([['"1"', { givenName: 'Augusta' }]]);
  });

  test('overwrites nothing unseen: both states are shown, and saving again keeps mine', async () => {
    const tags: (string | null)[] = [];
    server.use(
      http.patch('*/api/v1/manage/registration', async ({ request }) => {
        const tag = request.headers.get('if-match');
        tags.push(tag);
        if (tag !== `"${held.revision}"`) return problem(412, 'changed-meanwhile');
        return tagged({ ...held, ...((await request.json()) as Partial<Registration>), revision: 3 });
      }),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    await userEvent.type(screen.getByLabelText('Family name'), '-Byron');
    held = { ...registration, familyName: 'King', organisation: 'River', revision: 2 };
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Saved elsewhere: King/)).toBeInTheDocument();
    expect(screen.getByLabelText('Family name')).toHaveValue('Lovelace-Byron');
    expect(screen.getByLabelText(/Organisation/)).toHaveValue('River');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Lovelace-Byron')).toBeInTheDocument();
    expect(screen.getByText('River')).toBeInTheDocument();
    expect(tags).toEqual(['"1"', '"2"']);
  });

  test("shows the service's verdict at its field", async () => {
    server.use(
      http.patch('*/api/v1/manage/registration', () =>
        HttpResponse.json(
          { code: 'validation-failed', errors: [{ pointer: '#/givenName', code: 'invalid-characters' }] },
          { status: 422 },
        ),
      ),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    await userEvent.type(screen.getByLabelText('Given name'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(screen.getByLabelText('Given name')).toBeInvalid();
    });
    expect(screen.getByLabelText('Given name')).toHaveFocus();
  });
});

describe('changing the ticket', () => {
  const availability = new LiveAvailability();
  let changes: unknown[];

  beforeEach(() => {
    changes = [];
    availability.set({ ticketTypes: places(412, 4) });
    server.use(
      availability.handler,
      http.patch('*/api/v1/manage/registration', async ({ request }) => {
        const change = (await request.json()) as RegistrationChange;
        changes.push(change);
        const ticketType = { code: change.ticketType ?? '', name: { en: 'Workshop' } };
        return tagged({ ...held, state: 'confirmed', ticketType, answers: change.answers ?? {}, revision: 2 });
      }),
    );
  });

  const edit = async () => {
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
  };

  test('shows the places that are left, and asks what comes with the ticket', async () => {
    await edit();
    expect(await screen.findByText('Only 4 left')).toBeInTheDocument();
    expect(screen.getByLabelText('Regular')).toBeChecked();
    expect(screen.queryByLabelText('How many devices?')).toBeNull();
    await userEvent.click(screen.getByLabelText('Workshop'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByLabelText('How many devices?')).toHaveFocus();
    await userEvent.type(screen.getByLabelText('How many devices?'), '2');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: 'Change' })).toBeInTheDocument();
    expect(changes).toEqual([{ ticketType: 'workshop', answers: { diet: 'vegan', laptop: 2 } }]);
  });

  test('a full ticket can be kept, but not be changed to', async () => {
    availability.set({ ticketTypes: places(0, 0) });
    await edit();
    await waitFor(() => {
      expect(screen.getByLabelText('Workshop')).toBeDisabled();
    });
    expect(screen.getByLabelText('Regular')).toBeEnabled();
    expect(screen.getByLabelText('Regular')).toBeChecked();
    expect(screen.queryByText(/just sold out/)).toBeNull();
  });

  test('a ticket that sold out on the way says so at the tickets, with the focus there', async () => {
    server.use(
      http.patch('*/api/v1/manage/registration', () =>
        HttpResponse.json({ code: 'sold-out', ticketType: 'workshop' }, { status: 409 }),
      ),
    );
    await edit();
    await userEvent.click(await screen.findByLabelText('Workshop'));
    await userEvent.type(screen.getByLabelText('How many devices?'), '2');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(screen.getByRole('radiogroup', { name: 'Your ticket' })).toHaveAccessibleDescription(/just sold out/);
    });
    expect(screen.getByLabelText('Regular')).toHaveFocus();
    expect(screen.getByLabelText('How many devices?')).toHaveValue('2');
  });

  test('whoever waits is confirmed by a ticket that has places', async () => {
    held = aRegistration({ state: 'waiting', rank: 3 });
    availability.set({ ticketTypes: places(0, 4, 3) });
    await edit();
    expect(await screen.findByText(/you are confirmed at once/)).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Workshop'));
    await userEvent.type(screen.getByLabelText('How many devices?'), '0');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Confirmed')).toBeInTheDocument();
    expect(screen.queryByText(/in line/)).toBeNull();
  });
});

describe('what cannot be taken back', () => {
  const dialog = () => within(screen.getByRole('dialog'));

  test('is asked first, and done once however often it is sent', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post('*/api/v1/manage/registration/cancellation', ({ request }) => {
        keys.push(request.headers.get('idempotency-key'));
        if (keys.length === 1) return HttpResponse.error();
        return tagged({ ...registration, state: 'cancelled', cancelledAt: '2026-07-01T12:00:00Z', revision: 2 });
      }),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel registration' }));
    expect(keys).toEqual([]);
    await userEvent.click(dialog().getByRole('button', { name: 'Yes, cancel it' }));
    expect(await dialog().findByText(/That did not work/)).toBeInTheDocument();
    await userEvent.click(dialog().getByRole('button', { name: 'Yes, cancel it' }));
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });

  test('erasure says what is kept and why', async () => {
    server.use(
      http.post('*/api/v1/manage/registration/erasure', () =>
        HttpResponse.json({
          erasedAt: '2026-07-01T12:00:00Z',
          kept: [{ what: 'erasure-record', why: 'proof-of-erasure' }],
        }),
      ),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Erase my data' }));
    await userEvent.click(dialog().getByRole('button', { name: 'Erase now' }));
    expect(await screen.findByRole('heading', { name: 'Your data are erased' })).toHaveFocus();
    expect(screen.getByText(/A note that this registration was erased/)).toBeInTheDocument();
  });
});
