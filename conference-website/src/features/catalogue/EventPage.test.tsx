import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent, places } from '../../../test/event';
import { LiveAvailability } from '../../../test/live-availability';
import { show } from '../../../test/render';
import { EventPage } from './EventPage';

const server = setupServer();
const availability = new LiveAvailability();

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  server.resetHandlers(availability.handler);
});

const open = (waitingList = anEvent({ waitingList: { rule: 'confirm' } })) =>
  show(() => <EventPage event={waitingList} />);

test('a ticket that is sold out says how many wait for it, and how the waiting list works', async () => {
  availability.set({ signUp: 'open', ticketTypes: places(412, 0, 12) });
  await open();
  expect(await screen.findByText('Sold out · 12 waiting')).toBeInTheDocument();
  expect(screen.getByText(/you are confirmed at once/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Sign up' })).toBeInTheDocument();
});

test('with everything sold out, the way in leads to the waiting list', async () => {
  availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0) });
  await open(anEvent({ waitingList: { rule: 'offer', offerHours: 1 } }));
  expect(await screen.findByRole('link', { name: 'Join the waiting list' })).toBeInTheDocument();
  expect(screen.getAllByText('Sold out')).toHaveLength(2);
  expect(screen.getByText(/we hold it for you for 1 hour and ask you by mail/)).toBeInTheDocument();
});

test('with places left, the waiting list is not mentioned', async () => {
  availability.set({ signUp: 'open', ticketTypes: places(412, 4) });
  await open();
  expect(await screen.findByText('Only 4 left')).toBeInTheDocument();
  expect(screen.queryByText(/next in line/)).toBeNull();
});

test('without a waiting list, there is no way in when everything is sold out', async () => {
  availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0) });
  await open(anEvent());
  expect(await screen.findByText('Every place is taken')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: /Sign up|waiting list/ })).toBeNull();
});
