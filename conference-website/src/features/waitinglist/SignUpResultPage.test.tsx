import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepResult, resultOf } from '@/features/registration/result';
import type { Registration } from '@/shared/api/types';
import { Announcer } from '@/shared/ui/announcer';
import { anEvent, aRegistration, places } from '../../../test/event';
import { LiveAvailability } from '../../../test/live-availability';
import { show } from '../../../test/render';
import { SignUpResultPage } from './SignUpResultPage';

const server = setupServer();
const availability = new LiveAvailability();
const event = anEvent({ waitingList: { rule: 'confirm' } });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

let held: Registration;
let moves = 0;

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
  become({ state: 'waiting', rank: 12 });
  availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0, 12) });
  server.use(
    availability.handler,
    http.get('*/api/v1/manage/registration', () => HttpResponse.json(held)),
  );
  keepResult('tides', {
    email: 'ada@example.org',
    confirmation: {
      id: '1',
      reference: '7KQ4-M2XP',
      state: 'waiting',
      rank: 12,
      ticketType: 'regular',
      registeredAt: '2026-06-01T12:00:00Z',
    },
  });
});

/** As an event does that asks for approval. */
function ask(): void {
  become({ state: 'requested' });
  keepResult('tides', {
    email: 'ada@example.org',
    confirmation: {
      id: '1',
      reference: '7KQ4-M2XP',
      state: 'requested',
      ticketType: 'regular',
      registeredAt: '2026-06-01T12:00:00Z',
    },
  });
}

function become(state: Partial<Registration>): void {
  held = aRegistration({ ...state, revision: (moves += 1) });
}

/** Something happens in the queue, and everybody hears that it did. */
function move(state: Partial<Registration>): void {
  become(state);
  act(() => {
    availability.set({ queueMoves: moves });
  });
}

const open = () =>
  show(() => (
    <>
      <SignUpResultPage event={event} />
      <Announcer />
    </>
  ));
const announced = (text: RegExp) =>
  screen.findAllByRole('status').then((all) => all.some((one) => text.test(one.textContent)));

test('says the rank, live, and offers no calendar while there is no place', async () => {
  await open();
  expect(screen.getByRole('heading', { name: 'You are on the waiting list' })).toHaveFocus();
  expect(screen.getByText('You are number 12 in line').closest('[role=status]')).toBeInTheDocument();
  expect(screen.getByText(/you are confirmed at once/)).toBeInTheDocument();
  expect(screen.queryByText('Add to calendar')).toBeNull();
  move({ state: 'waiting', rank: 2 });
  expect(await screen.findByText('You are number 2 in line')).toBeInTheDocument();
  move({ state: 'waiting', rank: 1 });
  expect(await screen.findByText('You are next in line')).toBeInTheDocument();
});

test('turns into the confirmation by itself, says so, and stays it after a reload', async () => {
  const before = await open();
  move({ state: 'confirmed' });
  expect(await screen.findByRole('heading', { name: 'You are in!' })).toHaveFocus();
  expect(screen.getByText('Add to calendar')).toBeInTheDocument();
  expect(await announced(/A place has become free: your registration is confirmed/)).toBe(true);
  before.unmount();
  await open();
  expect(screen.getByRole('heading', { name: 'You are in!' })).toBeInTheDocument();
});

test('turns into an offer by itself, which is taken once however fast one clicks', async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/api/v1/manage/registration/offer-acceptance', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      become({ state: 'confirmed' });
      return HttpResponse.json(held);
    }),
  );
  await open();
  move({ state: 'offered', offerExpiresAt: inAnHour() });
  expect(await screen.findByRole('heading', { name: 'A place is free for you' })).toHaveFocus();
  expect(screen.getByText(/It is held for you until/)).toBeInTheDocument();
  expect(await announced(/A place is free for you. Please take it by/)).toBe(true);
  await userEvent.dblClick(screen.getByRole('button', { name: 'Take the place' }));
  expect(await screen.findByRole('heading', { name: 'You are in!' })).toBeInTheDocument();
  expect(keys).toHaveLength(1);
});

test('a request says that it is none yet, and turns by itself when it is approved', async () => {
  ask();
  const before = await open();
  expect(screen.getByRole('heading', { name: 'We have your request' })).toHaveFocus();
  expect(screen.getByText(/You don’t have a place yet/)).toBeInTheDocument();
  expect(screen.queryByText('Add to calendar')).toBeNull();
  move({ state: 'confirmed' });
  expect(await screen.findByRole('heading', { name: 'You are in!' })).toHaveFocus();
  expect(await announced(/Your request is approved: you have a place/)).toBe(true);
  before.unmount();
  await open();
  expect(screen.getByRole('heading', { name: 'You are in!' })).toBeInTheDocument();
});

test('a request that is approved when everything is taken turns into a place in line', async () => {
  ask();
  await open();
  move({ state: 'waiting', rank: 3 });
  expect(await screen.findByRole('heading', { name: 'You are on the waiting list' })).toHaveFocus();
  expect(await announced(/Your request is approved. Every place is taken/)).toBe(true);
});

test('a request that is rejected says why, in the words of the organiser', async () => {
  ask();
  await open();
  move({ state: 'cancelled', endedBy: 'rejected', endedReason: '<b>For beginners.</b>' });
  expect(await screen.findByRole('heading', { name: 'You can’t have a place this time' })).toHaveFocus();
  expect(screen.getByText('<b>For beginners.</b>')).toBeInTheDocument();
});

test('says how it ended when it ended elsewhere', async () => {
  await open();
  move({ state: 'cancelled', endedBy: 'left-waiting-list' });
  expect(await screen.findByRole('heading', { name: 'You have left the waiting list' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Sign up again' })).toBeInTheDocument();
});

test('a lost session, or one of another registration, leaves the last rank and says that it may be old', async () => {
  held = aRegistration({ id: '2', givenName: 'Grace', state: 'confirmed' });
  await open();
  expect(await screen.findByText(/Your rank is no longer kept up to date here/)).toBeInTheDocument();
  expect(screen.getByText('You are number 12 in line')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'You are on the waiting list' })).toBeInTheDocument();
});

test('the newest rank is the first one after a reload', async () => {
  await open();
  move({ state: 'waiting', rank: 7 });
  await waitFor(() => {
    expect(resultOf('tides')?.confirmation?.rank).toBe(7);
  });
});
