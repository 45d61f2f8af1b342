import { AnchorButton } from '@/shared/ui/LinkButton';
import { useDownload } from '../use-download';
import { csvOf } from './course';

interface CsvLinkProps {
  label: string;
  file: string;
  rows: (string | number)[][];
}

/** A table to take along; the browser makes the file itself. */
export function CsvLink({ label, file, rows }: CsvLinkProps) {
  const address = useDownload(csvOf(rows));
  return (
    <AnchorButton href={address} download={file} variant="default">
      {label}
    </AnchorButton>
  );
}
