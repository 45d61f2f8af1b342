import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registration } from '@/shared/api/types';
import { anEvent, aRegistration, places } from '../../../test/event';
import { LiveAvailability } from '../../../test/live-availability';
import { show } from '../../../test/render';
import { ManagePage } from './ManagePage';

const server = setupServer();
const availability = new LiveAvailability();
const event = anEvent({ waitingList: { rule: 'offer', offerHours: 24 } });
const inMilliseconds = (time: number) => new Date(Date.now() + time).toISOString();

let held: Registration;
let revision = 0;
let keys: (string | null)[];
let tags: (string | null)[];

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
  keys = [];
  tags = [];
  window.history.replaceState(null, '', '/manage');
  availability.set({ signUp: 'sold-out', ticketTypes: places(0, 0, 12) });
  server.use(
    availability.handler,
    http.get('*/api/v1/events/tides', () => HttpResponse.json(event)),
    http.get('*/api/v1/manage/registration', () => HttpResponse.json(held)),
  );
});

function become(state: Partial<Registration>): void {
  held = aRegistration({ ...state, revision: (revision += 1) });
}

function onPost(what: string, answer: () => Response): void {
  server.use(
    http.post(`*/api/v1/manage/registration/${what}`, ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      tags.push(request.headers.get('if-match'));
      return answer();
    }),
  );
}

function turnsInto(state: Partial<Registration>): () => Response {
  return () => {
    become(state);
    return HttpResponse.json(held);
  };
}

const open = () => show(() => <ManagePage />);
const button = (name: string) => screen.findByRole('button', { name });
const dialog = () => within(screen.getByRole('dialog'));

describe('in line', () => {
  beforeEach(() => {
    become({ state: 'waiting', rank: 12 });
  });

  test('the rank is live, and there is nothing for the calendar yet', async () => {
    await open();
    expect(await screen.findByText('You are number 12 in line')).toBeInTheDocument();
    expect(screen.getByText('On the waiting list')).toBeInTheDocument();
    expect(await screen.findByText(/we hold it for you for 24 hours/)).toBeInTheDocument();
    expect(screen.queryByText('Add to calendar')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel registration' })).toBeNull();
    become({ state: 'waiting', rank: 11 });
    act(() => {
      availability.set({ queueMoves: revision });
    });
    expect(await screen.findByText('You are number 11 in line')).toBeInTheDocument();
  });

  test('a place that comes turns the page by itself', async () => {
    await open();
    await screen.findByText('You are number 12 in line');
    become({ state: 'confirmed' });
    act(() => {
      availability.set({ queueMoves: revision });
    });
    expect(await screen.findByText('Confirmed')).toBeInTheDocument();
    expect(screen.getByText('Add to calendar')).toBeInTheDocument();
    expect(screen.queryByText(/in line/)).toBeNull();
  });

  test('one leaves after being asked, learns that it is done, and can sign up again', async () => {
    onPost(
      'cancellation',
      turnsInto({ state: 'cancelled', endedBy: 'left-waiting-list', cancelledAt: '2026-07-01T12:00:00Z' }),
    );
    await open();
    await userEvent.click(await button('Leave the waiting list'));
    expect(keys).toEqual([]);
    await userEvent.click(dialog().getByRole('button', { name: 'Yes, leave it' }));
    expect(await screen.findByRole('heading', { name: 'You have left the waiting list' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Sign up again' })).toBeInTheDocument();
    expect(screen.queryByText('Remove from calendar')).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  test('who leaves in the moment a place arrives keeps it, and is told so', async () => {
    onPost('cancellation', () => {
      become({ state: 'confirmed' });
      return HttpResponse.json({ code: 'changed-meanwhile' }, { status: 412 });
    });
    await open();
    await userEvent.click(await button('Leave the waiting list'));
    const seen = revision;
    await userEvent.click(dialog().getByRole('button', { name: 'Yes, leave it' }));
    expect(await screen.findByText('Confirmed')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(tags).toEqual([`"${seen}"`]);
  });

  test('details can be changed', async () => {
    await open();
    expect(await button('Change')).toBeEnabled();
  });
});

describe('a place is held', () => {
  beforeEach(() => {
    become({ state: 'offered', offerExpiresAt: inMilliseconds(3_600_000) });
  });

  test('an acceptance without an answer is repeated with the same key', async () => {
    const accepted = turnsInto({ state: 'confirmed' });
    onPost('offer-acceptance', () => (keys.length === 1 ? HttpResponse.error() : accepted()));
    await open();
    await userEvent.click(await button('Take the place'));
    expect(await screen.findByText(/nothing is done twice/)).toBeInTheDocument();
    await userEvent.click(await button('Take the place'));
    expect(await screen.findByText('Confirmed')).toBeInTheDocument();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('taken in another tab already, it is simply the place', async () => {
    onPost('offer-acceptance', () => {
      become({ state: 'confirmed' });
      return HttpResponse.json({ code: 'offer-expired' }, { status: 409 });
    });
    await open();
    await userEvent.click(await button('Take the place'));
    expect(await screen.findByText('Confirmed')).toBeInTheDocument();
    expect(screen.queryByText('There is no offer any more')).toBeNull();
  });

  test('it can be let go, after being asked', async () => {
    onPost('cancellation', turnsInto({ state: 'cancelled', endedBy: 'offer-declined' }));
    await open();
    await userEvent.click(await button('Let it go to the next in line'));
    await userEvent.click(dialog().getByRole('button', { name: 'Yes, let it go' }));
    expect(await screen.findByRole('heading', { name: 'You have let the place go' })).toBeInTheDocument();
    expect(keys).toHaveLength(1);
  });

  test('when its time is over, the page finds out by itself', async () => {
    become({ state: 'offered', offerExpiresAt: inMilliseconds(2_500) });
    await open();
    await button('Take the place');
    become({ state: 'cancelled', endedBy: 'offer-expired' });
    expect(await screen.findByRole('heading', { name: 'The offer has expired' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Take the place' })).toBeNull();
  });

  test('coming back to the page shows what happened meanwhile', async () => {
    await open();
    await button('Take the place');
    become({ state: 'confirmed' });
    await waitFor(
      () => {
        act(() => {
          window.dispatchEvent(new Event('focus'));
        });
        expect(screen.getByText('Confirmed')).toBeInTheDocument();
      },
      { interval: 200 },
    );
  });
});

test.each([
  ['attendee', 'Your registration is cancelled'],
  ['left-waiting-list', 'You have left the waiting list'],
  ['offer-declined', 'You have let the place go'],
  ['offer-expired', 'The offer has expired'],
] as const)('ended by %s, it says so and shows the way back', async (endedBy, title) => {
  become({ state: 'cancelled', endedBy, cancelledAt: '2026-07-01T12:00:00Z' });
  await open();
  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Sign up again' })).toBeInTheDocument();
});
