import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { someAvailability, anEvent } from '../../../test/event';
import { show } from '../../../test/render';
import { pendingOf } from './submission';
import { SignUp } from './SignUp';

const server = setupServer();
const registrations = '*/api/v1/events/tides/registrations';
const confirmation = {
  id: '1',
  reference: '7KQ4-M2XP',
  state: 'confirmed',
  ticketType: 'regular',
  registeredAt: '2026-06-01T12:00:00Z',
};

let sent: { key: string | null; body: unknown }[];
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
  server.use(
    http.get('*/api/v1/events/tides/availability', async ({ request }) => {
      if (new URL(request.url).searchParams.has('after')) await delay('infinite');
      return HttpResponse.json(someAvailability());
    }),
  );
  answer(201, confirmation);
});

function answer(status: number, body: object): void {
  server.use(
    http.post(registrations, async ({ request }) => {
      sent.push({ key: request.headers.get('idempotency-key'), body: await request.json() });
      await delay(20);
      return HttpResponse.json(body, { status });
    }),
  );
}

async function showForm(event = anEvent()) {
  const shown = await show(() => <SignUp event={event} onDone={(outcome) => done.push(outcome)} />);
  await screen.findByText('Only 4 left');
  return shown;
}

async function fillIn() {
  await userEvent.type(screen.getByLabelText('Given name'), ' Ada ');
  await userEvent.type(screen.getByLabelText('Family name'), 'Lovelace');
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.org');
  await userEvent.click(screen.getByLabelText('Regular'));
  await userEvent.click(screen.getByLabelText('Vegan'));
  await userEvent.click(consent());
}

const consent = () => screen.getByLabelText(/I have read the privacy notice/);
const submit = () => screen.getByRole('button', { name: 'Sign up' });

test('what was filled in is what is sent, and nothing else', async () => {
  await showForm();
  await fillIn();
  await userEvent.click(submit());
  await waitFor(() => {
    expect(done).toEqual(['confirmed']);
  });
  expect(sent[0]?.body).toEqual({
    givenName: 'Ada',
    familyName: 'Lovelace',
    email: 'ada@example.org',
    organisation: null,
    ticketType: 'regular',
    answers: { diet: 'vegan' },
    consent: { privacyNoticeVersion: 3, locale: 'en' },
    locale: 'en',
  });
});

test('a double click signs up once', async () => {
  await showForm();
  await fillIn();
  await userEvent.dblClick(submit());
  await waitFor(() => {
    expect(done).toEqual(['confirmed']);
  });
  expect(sent).toHaveLength(1);
});

test('an empty form is not sent: the first field has the focus and the summary names all of them', async () => {
  await showForm();
  await userEvent.click(submit());
  expect(screen.getByLabelText('Given name')).toHaveFocus();
  const links = within(screen.getByRole('alert'))
    .getAllByRole('link')
    .map((link) => link.textContent);
  expect(links).toEqual(['Given name', 'Family name', 'E-mail', 'Your ticket', 'What do you eat?', 'Privacy']);
  expect(sent).toEqual([]);
});

test("the service's verdict stands at its fields, with the focus on the first", async () => {
  answer(422, {
    code: 'validation-failed',
    errors: [
      { pointer: '#/answers/diet', code: 'unknown-option' },
      { pointer: '#/email', code: 'invalid-email' },
    ],
  });
  await showForm();
  await fillIn();
  await userEvent.click(submit());
  expect(await screen.findByText('2 things need your attention')).toBeInTheDocument();
  expect(screen.getByLabelText('E-mail')).toHaveFocus();
  expect(screen.getByLabelText('E-mail')).toBeInvalid();
  expect(screen.getByRole('radiogroup', { name: /What do you eat/ })).toHaveAccessibleDescription(
    'Please choose from the answers shown.',
  );
});

test('a mistake is told when its field is left, an empty field is not', async () => {
  await showForm();
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example');
  await userEvent.tab();
  expect(screen.getByLabelText('E-mail')).toBeInvalid();
  await userEvent.click(screen.getByLabelText('Given name'));
  await userEvent.tab();
  expect(screen.getByLabelText('Given name')).toBeValid();
});

test('a question for some tickets comes with them and is not answered without them', async () => {
  await showForm();
  await fillIn();
  expect(screen.queryByLabelText('How many devices?')).toBeNull();
  await userEvent.click(screen.getByLabelText('Workshop'));
  await userEvent.type(screen.getByLabelText('How many devices?'), '2');
  await userEvent.click(screen.getByLabelText('Regular'));
  await userEvent.click(submit());
  await waitFor(() => {
    expect(done).toEqual(['confirmed']);
  });
  expect(sent[0]?.body).toMatchObject({ answers: { diet: 'vegan' } });
  expect(JSON.stringify(sent[0]?.body)).not.toContain('laptop');
});

test('what was entered survives a reload, the consent does not, and success clears it', async () => {
  const before = await showForm();
  await fillIn();
  before.unmount();
  const after = await showForm();
  expect(screen.getByLabelText('Given name')).toHaveValue(' Ada ');
  expect(screen.getByLabelText('Vegan')).toBeChecked();
  expect(screen.getByLabelText('Regular')).toBeChecked();
  expect(consent()).not.toBeChecked();
  await userEvent.click(consent());
  await userEvent.click(submit());
  await waitFor(() => {
    expect(done).toEqual(['confirmed']);
  });
  after.unmount();
  await showForm();
  expect(screen.getByLabelText('Given name')).toHaveValue('');
});

test('a draft that no longer fits the event keeps what fits', async () => {
  const before = await showForm();
  await fillIn();
  before.unmount();
  await showForm(anEvent({ ticketTypes: anEvent().ticketTypes.slice(1), questions: [] }));
  expect(screen.getByLabelText('Given name')).toHaveValue(' Ada ');
  expect(screen.getByLabelText('Workshop')).toBeChecked();
});

test('a sign-up that a reload interrupted is taken up again with its key', async () => {
  server.use(
    http.post(registrations, ({ request }) => {
      sent.push({ key: request.headers.get('idempotency-key'), body: null });
      return HttpResponse.json({ code: 'overloaded' }, { status: 503, headers: { 'retry-after': '30' } });
    }),
  );
  const before = await showForm();
  await fillIn();
  await userEvent.click(submit());
  expect(await screen.findByText(/Your entries are safe/)).toBeInTheDocument();
  expect(screen.getByLabelText('Given name')).toBeDisabled();
  const key = pendingOf('tides')?.key;
  before.unmount();

  answer(201, confirmation);
  await show(() => <SignUp event={anEvent()} onDone={(outcome) => done.push(outcome)} />);
  await waitFor(() => {
    expect(done).toEqual(['confirmed']);
  });
  expect(sent.map((one) => one.key)).toEqual([key, key]);
});

test('waiting can be stopped, and everything is still there', async () => {
  answer(503, { code: 'overloaded' });
  await showForm();
  await fillIn();
  await userEvent.click(submit());
  await userEvent.click(await screen.findByRole('button', { name: 'Stop and change something' }));
  expect(screen.getByLabelText('Given name')).toBeEnabled();
  expect(screen.getByLabelText('Given name')).toHaveValue(' Ada ');
  expect(consent()).toBeChecked();
});

test('an address that is taken gets its link by mail, and nothing else is told', async () => {
  answer(409, { code: 'already-registered' });
  const asked: unknown[] = [];
  server.use(
    http.post('*/api/v1/events/tides/manage-links', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ state: 'check-your-mail' }, { status: 202 });
    }),
  );
  await showForm();
  await fillIn();
  await userEvent.click(submit());
  await userEvent.click(await screen.findByRole('button', { name: 'Send me the link' }));
  expect(await screen.findByText(/a link to it is on its way/)).toBeInTheDocument();
  expect(asked).toEqual([{ email: 'ada@example.org' }]);
});

test('a ticket that sold out in between says so at the tickets', async () => {
  answer(409, { code: 'sold-out', ticketType: 'regular' });
  await showForm();
  await fillIn();
  await userEvent.click(submit());
  await waitFor(() => {
    expect(screen.getByRole('radiogroup', { name: 'Your ticket' })).toHaveAccessibleDescription(/just sold out/);
  });
  expect(screen.getByLabelText('Regular')).toHaveFocus();
});
