import { Button } from '@mantine/core';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { ConfirmIdentity } from './ConfirmIdentity';
import { FailureNotice } from './FailureNotice';
import { desk } from './queries';
import type { OrganiserEvent } from './types';
import { useConfirmed } from './use-confirmed';

async function attendeesFile(slug: string): Promise<Blob> {
  const response = await fetch(`${desk}/events/${encodeURIComponent(slug)}/attendees.csv`);
  if (response.ok) return response.blob();
  const body: unknown = await response.json().catch(() => undefined);
  throw new Problem(response.status, body);
}

/** Gives the browser a file to save, as if a link to it had been followed. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read it only after a while; nothing tells when they have.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

/** All attendees of an event as a file; the service wants a fresh proof before they leave it. */
export function ExportButton({ event }: { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const download = useConfirmed(
    () => attendeesFile(event.slug),
    (file) => {
      save(file, `${event.slug}.csv`);
      announce(t('desk.home.exported', { event: local(event.title) }));
    },
  );
  return (
    <>
      <Button
        variant="default"
        loading={download.busy}
        onClick={() => {
          download.run();
        }}
      >
        {t('desk.home.export')}
      </Button>
      <FailureNotice error={download.error} />
      <ConfirmIdentity asking={download.asking} confirmed={download.confirmed} refused={download.refused} />
    </>
  );
}
