import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anEvent, places } from '../../../test/event';
import { LiveAvailability } from '../../../test/live-availability';
import { show } from '../../../test/render';
import { SignUp } from './SignUp';

const server = setupServer();
const availability = new LiveAvailability();
const event = anEvent({ waitingList: { rule: 'offer', offerHours: 24 } });

let sent: { key: string | null; body: { waitingList?: boolean } }[];
let done: string[];

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
  sent = [];
  done = [];
  availability.set({ signUp: 'open', ticketTypes: places(412, 0, 12) });
  server.use(availability.handler);
  answer((body) => (body.waitingList ? joined() : soldOut()));
});

const joined = () =>
  HttpResponse.json({ id: '1', reference: '7KQ4-M2XP', state: 'waiting', rank: 13 }, { status: 201 });
const soldOut = () => HttpResponse.json({ code: 'sold-out', ticketType: 'regular' }, { status: 409 });

function answer(how: (body: { waitingList?: boolean }) => Response): void {
  server.use(
    http.post('*/api/v1/events/tides/registrations', async ({ request }) => {
      const body = (await request.json()) as { waitingList?: boolean };
      sent.push({ key: request.headers.get('idempotency-key'), body });
      return how(body);
    }),
  );
}

async function fillIn(ticket: string, shown = event) {
  await show(() => <SignUp event={shown} onDone={(outcome) => done.push(outcome)} />);
  await screen.findAllByText(/Sold out/);
  await userEvent.type(screen.getByLabelText('Given name'), 'Ada');
  await userEvent.type(screen.getByLabelText('Family name'), 'Lovelace');
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.org');
  await userEvent.click(screen.getByLabelText(ticket));
  await userEvent.click(screen.getByLabelText('Vegan'));
  await userEvent.click(screen.getByLabelText(/I have read the privacy notice/));
}

const signUp = () => screen.findByRole('button', { name: 'Sign up' });
const join = () => screen.findByRole('button', { name: 'Join the waiting list' });
const notice = () => screen.getByText(/we hold it for you for 24 hours/).closest('[role=status]');

describe('a ticket that is sold out', () => {
  test('can be chosen, is marked, and leads to the waiting list', async () => {
    await fillIn('Workshop');
    expect(screen.getByLabelText('Workshop')).toHaveAccessibleDescription('Sold out · 12 waiting Waiting list');
    expect(screen.getByLabelText('Regular')).not.toHaveAccessibleDescription(/Waiting list/);
    expect(notice()).toHaveTextContent('You are joining the waiting list');
    await userEvent.type(screen.getByLabelText('How many devices?'), '1');
    await userEvent.click(await join());
    await waitFor(() => {
      expect(done).toEqual(['confirmed']);
    });
    expect(sent[0]?.body).toMatchObject({ ticketType: 'workshop', waitingList: true });
  });

  test('does not ask for the waiting list of another one', async () => {
    answer(joined);
    await fillIn('Regular');
    await userEvent.click(await signUp());
    await waitFor(() => {
      expect(done).toEqual(['confirmed']);
    });
    expect(sent[0]?.body).not.toHaveProperty('waitingList');
  });

  test('everything sold out still shows the form', async () => {
    availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0, 3) });
    await fillIn('Regular');
    expect(await join()).toBeEnabled();
    expect(screen.queryByText('Every place is taken')).toBeNull();
  });

  test('without a waiting list it leads nowhere, as ever', async () => {
    await fillIn('Regular', anEvent());
    expect(screen.getByLabelText('Workshop')).toBeDisabled();
    expect(screen.queryByText('Waiting list')).toBeNull();
    await userEvent.click(await signUp());
    expect(await screen.findByText('One thing needs your attention')).toBeInTheDocument();
    expect(sent[0]?.body).not.toHaveProperty('waitingList');
  });
});

describe('while the form is being filled in', () => {
  test('the last place goes: the waiting list is offered aloud, and nothing is lost', async () => {
    await fillIn('Regular');
    availability.set({ ticketTypes: places(0, 0) });
    await userEvent.click(await join());
    expect(notice()).toHaveTextContent('This ticket has just sold out');
    await waitFor(() => {
      expect(done).toEqual(['confirmed']);
    });
    expect(sent[0]?.body).toMatchObject({ givenName: 'Ada', ticketType: 'regular', waitingList: true });
  });

  test('a place is freed: it is a sign-up again', async () => {
    availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0) });
    answer(joined);
    await fillIn('Regular');
    await join();
    availability.set({ signUp: 'open', ticketTypes: places(1, 0) });
    await userEvent.click(await signUp());
    await waitFor(() => {
      expect(done).toEqual(['confirmed']);
    });
    expect(sent[0]?.body).not.toHaveProperty('waitingList');
  });
});

describe('when the last place goes while the form is on its way', () => {
  test('the waiting list is offered where the button is, and its request has a key of its own', async () => {
    await fillIn('Regular');
    await userEvent.click(await signUp());
    const button = await join();
    expect(notice()).toHaveFocus();
    expect(screen.queryByText('One thing needs your attention')).toBeNull();
    expect(screen.getByLabelText('Given name')).toHaveValue('Ada');
    await userEvent.click(button);
    await waitFor(() => {
      expect(done).toEqual(['confirmed']);
    });
    expect(sent.map(({ body }) => body.waitingList)).toEqual([undefined, true]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });

  test('newer numbers with a place make it a sign-up again', async () => {
    await fillIn('Regular');
    await userEvent.click(await signUp());
    await join();
    availability.set({ ticketTypes: places(1, 0) });
    expect(await signUp()).toBeEnabled();
  });

  test('an event that has lost its waiting list meanwhile says that the ticket is sold out', async () => {
    answer(soldOut);
    await fillIn('Regular');
    await userEvent.click(await signUp());
    await userEvent.click(await join());
    expect(await screen.findByText('One thing needs your attention')).toBeInTheDocument();
  });
});
