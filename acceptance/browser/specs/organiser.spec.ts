import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { textOf } from '../src/downloads.ts';
import { runCommand } from '../src/load-event.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newestMail } from '../src/mails.ts';
import { Authenticator, codeOf, introduce, newOwner, ownerLink } from '../src/organisers.ts';
import { desktop, eventOf, spec, system } from '../src/spec.ts';

const password = 'harbour crane tuesday lantern';

describe('the organiser’s desk', { timeout: 180_000 }, () => {
  spec('the link is all that its command prints, however much there is to log', async () => {
    const printed = await runCommand(system, '--logging.level.com.zaxxer.hikari=debug', 'owner-link');
    expect(printed).toMatch(/^https:\/\/localhost:\d+\/organiser\/invitation#[\w-]{64,}\n$/);
  });

  spec('a link makes an owner, whose passkey opens the desk again', async ({ page }) => {
    const authenticator = await Authenticator.of(page);
    await page.goto(await ownerLink(system));
    await page.getByRole('heading', { name: 'Welcome. Make your account' }).waitFor();
    await expectGoodLooks(page, 'organiser-invitation');
    await introduce(page, { name: 'Zoë Ní Bhriain', email: `zoe-${system.run}@example.org` });
    await page.getByRole('heading', { name: 'How will you sign in?' }).waitFor();
    await expectGoodLooks(page, 'organiser-way-in');
    await page.getByRole('button', { name: 'Make the passkey' }).click();
    await page.getByRole('heading', { name: 'Your events' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await expectGoodLooks(page, 'organiser-events');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').first().waitFor();
    await expectGoodLooks(page, 'organiser-sign-in');
    await authenticator.verifies(false);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('Nothing was signed.').waitFor();
    await authenticator.verifies(true);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'Your events' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your events' }).waitFor();
  });

  spec(
    'a password with an app does it too, and a recovery code when the telephone is lost',
    async ({ page, visitor }) => {
      visitor.expectStatus(401, 422);
      const email = `pw-${system.run}@example.org`;
      await page.goto(await ownerLink(system));
      await introduce(page, { name: 'Per Ström', email });
      await page.getByRole('button', { name: 'With a password and an app' }).click();
      await page.getByLabel('Password').fill('password1234');
      await page.getByRole('button', { name: 'Use this password' }).click();
      await page.getByText('This password is too easy to guess.').waitFor();
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByLabel('Password').fill(password);
      await expectGoodLooks(page, 'organiser-password');
      await page.getByRole('button', { name: 'Use this password' }).click();
      await page.getByRole('heading', { name: 'Set up your authenticator app' }).waitFor();
      await expectGoodLooks(page, 'organiser-authenticator');
      const key = (await page.locator('p[dir=ltr]').textContent())?.replaceAll(' ', '') ?? '';
      await page.getByLabel('The code it shows now').fill('000000');
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('That does not fit').waitFor();
      await page.getByLabel('The code it shows now').fill(codeOf(key));
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
      await expectGoodLooks(page, 'organiser-recovery-codes');
      const [recovery = ''] = await page.locator('main li').allTextContents();
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByRole('heading', { name: 'Your events' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();

      await page.getByLabel('E-mail').fill(email.toUpperCase());
      await page.getByLabel('Password').fill('wrong');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('That is not right').waitFor();
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'Your code' }).waitFor();
      await expectGoodLooks(page, 'organiser-code');
      await page.getByLabel('Code', { exact: true }).fill(recovery.toUpperCase());
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Your events' }).waitFor();
      await page.getByRole('link', { name: 'Your account' }).click();
      await page.getByText('9 recovery codes are left.').waitFor();
    },
  );

  spec('somebody is invited by mail, accepts, and is asked to leave again', async ({ page, arrive }) => {
    const guestEmail = `guest-${system.run}@example.org`;
    await newOwner(page, system);
    const slug = eventOf('plain');
    await page.goto(`/organiser/events/${slug}/team`);
    await page.getByRole('heading', { name: 'Team', exact: true }).waitFor();
    await page.getByLabel('Their e-mail').fill(guestEmail);
    await page.getByLabel(/^Their role/).selectOption('organiser');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText(`An invitation is on its way to ${guestEmail}.`).first().waitFor();
    await page.getByRole('heading', { name: 'Invited' }).waitFor();
    await expectGoodLooks(page, 'organiser-team');

    const mail = await newestMail(system.data, guestEmail);
    const link = /https:\/\/\S+\/organiser\/invitation#[\w-]+/.exec(mail.text)?.[0] ?? '';
    const guest = await (await arrive(desktop)).newPage();
    await Authenticator.of(guest);
    await guest.goto(link);
    await guest.getByText('You are invited as: Organiser.').waitFor();
    await guest.getByLabel(/^Your name/).fill('Amir الخطيب');
    expect(await guest.getByLabel(/^Your e-mail/).inputValue()).toBe(guestEmail);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByRole('button', { name: 'Make the passkey' }).click();
    await guest.getByText('Your role: Organiser').waitFor();
    expect(await guest.getByRole('listitem').filter({ hasText: 'Your role' }).count()).toBe(1);

    await page.reload();
    await page.getByLabel('Role of Amir الخطيب').selectOption('viewer');
    await page.getByText('Amir الخطيب is now: Viewer.').first().waitFor();
    await guest.reload();
    await guest.getByText('Your role: Viewer').waitFor();
    await page.getByRole('button', { name: 'Remove: Amir الخطيب' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Amir الخطيب is no longer in the team.').first().waitFor();
    await guest.reload();
    await guest.getByText('You have no role for any event yet.').waitFor();
  });

  spec('the attendees of an event are saved as a file', async ({ page, api }) => {
    const attendee = new Attendee();
    await api.signUp(eventOf('plain'), attendee);
    await newOwner(page, system);
    await page.goto('/organiser');
    const card = page.getByRole('listitem').filter({ has: page.locator(`a[href="/events/${eventOf('plain')}"]`) });
    const saved = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Attendees (CSV)' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`${eventOf('plain')}.csv`);
    expect(await textOf(download)).toContain(attendee.email);
  });

  spec('the account shows its ways in and its sessions, and asks once more before harm', async ({ page, visitor }) => {
    await newOwner(page, system);
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('Telephone', { exact: true }).waitFor();
    await expectGoodLooks(page, 'organiser-account');

    visitor.expectStatus(403, 409);
    // As if the last proof were older than ten minutes; the service itself is asked again after it.
    let stale = true;
    await page.route('**/api/v1/organiser/account/passkeys/options', (route) =>
      stale
        ? route.fulfill({
            status: 403,
            contentType: 'application/problem+json',
            body: '{"code":"confirmation-needed","status":403}',
          })
        : route.continue(),
    );
    await page.getByLabel(/^Name of this passkey/).fill('Key ring');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Is it still you?' }).waitFor();
    await expectGoodLooks(page, 'organiser-confirm');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    stale = false;
    await dialog.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  spec(
    'an event is made in the browser, published, and changed by two without a loss',
    async ({ page, visitor, arrive }) => {
      visitor.expectStatus(412, 422);
      await newOwner(page, system);
      const slug = `made-${system.run}`;
      await page.getByRole('link', { name: 'New event' }).click();
      await page.getByRole('button', { name: 'Begin with an example' }).click();
      await page.getByRole('button', { name: 'File', exact: true }).click();
      const file = page.getByLabel('Event file');
      const template = await file.inputValue();
      const good = template.replace(/^slug: .*$/m, `slug: ${slug}`);
      await file.fill(good.replace('Europe/Berlin', 'Europe/Berlim'));
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('did you mean Europe/Berlin?').waitFor();
      await expectGoodLooks(page, 'organiser-file-mistakes');
      await page.getByRole('button', { name: /^Line \d+$/ }).click();
      const selected = await file.evaluate((area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
      );
      expect(selected).toBe('timeZone: Europe/Berlim');
      await file.fill(good);
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('All of it is right. The event will be: Draft.').waitFor();
      await page.getByRole('button', { name: 'Make the event' }).click();
      await page.waitForURL(`**/organiser/events/${slug}`);
      await page.getByRole('link', { name: 'Your events' }).first().click();
      const card = page.getByRole('listitem').filter({ hasText: 'My Conference' });
      await card.getByText('Draft').waitFor();
      const visitorPage = await (await arrive()).newPage();
      await visitorPage.goto('/');
      expect(await visitorPage.getByText('My Conference').count()).toBe(0);

      await card.getByRole('link', { name: 'Set up' }).click();
      await page.getByRole('button', { name: 'File', exact: true }).click();
      await file.waitFor();
      const other = await visitor.newPage();
      await other.goto(`${page.url()}?as=file`);
      const otherFile = other.getByLabel('Event file');
      await otherFile.fill((await otherFile.inputValue()).replace('state: draft', 'state: published'));
      await expectGoodLooks(other, 'organiser-file-different');
      await other.getByRole('button', { name: 'Apply' }).click();
      await other.getByText('Applied. Everybody sees it so now.').first().waitFor();

      await file.fill(
        (await file.inputValue()).replace('state: draft', 'state: published').replace('Anytown', 'Elsewhere'),
      );
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByText('Somebody has changed the event while you were writing').waitFor();
      // Both did the same to one line, and only one of them something to the other.
      await page.getByText('What you wrote has been put onto what they changed: both are below.').waitFor();
      expect(await file.inputValue()).toContain('Elsewhere');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByText('Applied. Everybody sees it so now.').first().waitFor();
      // The load balancer keeps the list of events for some seconds.
      await expect
        .poll(async () => {
          await visitorPage.reload();
          await visitorPage.getByRole('heading', { name: 'Events', exact: true }).waitFor();
          return visitorPage.getByText('Elsewhere').count();
        })
        .toBeGreaterThan(0);
    },
  );

  spec('an event is used for the next one, a year later and as a draft', async ({ page }) => {
    await newOwner(page, system);
    const slug = eventOf('plain');
    await page.goto(`/organiser/events/${slug}/set-up?as=file`);
    const file = page.getByLabel('Event file');
    await file.waitFor();
    const begins = /^startsAt: (.*)$/m.exec(await file.inputValue())?.[1] ?? '';
    await page.getByRole('link', { name: 'Use it for a new event' }).click();
    await page.getByRole('heading', { name: 'A new event' }).waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await expect.poll(() => file.inputValue()).toMatch(/^state: draft$/m);
    const copy = await file.inputValue();
    const next = /^startsAt: (.*)$/m.exec(copy)?.[1] ?? '';
    expect(Date.parse(next) - Date.parse(begins)).toBe(364 * 86_400_000);
    expect(copy).not.toContain(`slug: ${slug}\n`);
    await expectGoodLooks(page, 'organiser-copy');

    // Reloaded, it is the copy still.
    await page.reload();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await expect.poll(() => file.inputValue()).toBe(copy);
    await page.getByRole('button', { name: 'Make the event' }).click();
    const made = /^slug: (.*)$/m.exec(copy)?.[1] ?? '';
    await page.waitForURL(`**/organiser/events/${made}`);
  });

  spec('an invitation that is no good says so', async ({ page, visitor }) => {
    visitor.expectStatus(401);
    await page.goto('/organiser/invitation#AAAA');
    await page.getByRole('heading', { name: 'This invitation does not work' }).waitFor();
    await expectGoodLooks(page, 'organiser-invitation-invalid');
  });

  spec('in German, too', async ({ arrive }) => {
    const page = await (await arrive({ ...desktop, locale: 'de-DE' })).newPage();
    await page.goto('/organiser');
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).waitFor();
    await page
      .getByLabel(/language|sprache/i)
      .first()
      .waitFor();
  });
});
