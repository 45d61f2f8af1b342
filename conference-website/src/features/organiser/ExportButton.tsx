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

async function fileAt(path: string, method: 'GET' | 'POST'): Promise<Blob> {
  const response = await fetch(`${desk}${path}`, { method });
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

/** All attendees of an event as a file, in the two ways that spreadsheets read. */
export function ExportButton({ event }: { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <>
      <FileButton
        label={t('desk.home.export')}
        path={`/events/${encodeURIComponent(event.slug)}/attendees.csv`}
        name={`${event.slug}.csv`}
        done={t('desk.home.exported', { event: local(event.title) })}
      />
      <FileButton
        label={t('desk.home.exportXlsx')}
        path={`/events/${encodeURIComponent(event.slug)}/attendees.xlsx`}
        name={`${event.slug}.xlsx`}
        done={t('desk.home.exported', { event: local(event.title) })}
      />
    </>
  );
}

interface FileButtonProps {
  label: string;
  path: string;
  /** Where taking it out leaves a trace. */
  method?: 'GET' | 'POST';
  /** What the file is called. */
  name: string;
  /** What is said when it is there. */
  done: string;
  onDone?: () => void;
}

/** A file of the service's; it wants a fresh proof before anything about people leaves it. */
export function FileButton({ label, path, method = 'GET', name, done, onDone }: FileButtonProps) {
  const download = useConfirmed(
    () => fileAt(path, method),
    (file) => {
      save(file, name);
      announce(done);
      onDone?.();
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
        {label}
      </Button>
      <FailureNotice error={download.error} />
      <ConfirmIdentity asking={download.asking} confirmed={download.confirmed} refused={download.refused} />
    </>
  );
}
