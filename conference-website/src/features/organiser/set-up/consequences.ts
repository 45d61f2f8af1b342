import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { consequenceKinds, type EventConsequence } from '../types';
import { localesOf, localTextAt, type Draft } from './draft';

/** Whether anybody has signed up whom it concerns: then it is asked about before it is done. */
export function touchesPeople({ people }: EventConsequence): boolean {
  return (people ?? 0) > 0;
}

/** Consequences in the organiser's words; what a newer service tells and this website has no words for, in its own. */
export function useConsequenceWords(before: Draft | undefined, after: Draft | undefined) {
  const { t, language } = useTranslation();
  const nameOf = (list: string, code: string) => {
    for (const draft of [after, before]) {
      const [locale = ''] = draft ? localesOf(draft) : [];
      const row = `${list}[=${code}]`;
      const name = localTextAt(draft, `${row}.name`, locale) || localTextAt(draft, `${row}.label`, locale);
      if (name.trim() !== '') return name.trim();
    }
    return code;
  };
  const subjectOf = ({ kind, subject }: EventConsequence) => {
    if (!subject) return '';
    if (kind.startsWith('question')) return nameOf('questions', subject);
    if (kind === 'capacity') {
      const pool = nameOf('pools', subject);
      return pool === subject ? nameOf('ticketTypes', subject) : pool;
    }
    return nameOf('ticketTypes', subject);
  };
  return (consequence: EventConsequence): string => {
    const { kind, people, from, to, text } = consequence;
    if (!consequenceKinds.includes(kind)) return text;
    const shown = (value: string | null | undefined) => {
      if (kind === 'starts' || kind === 'ends') return clock(value ?? '', zoneOf(from) !== zoneOf(to), language);
      if (kind === 'state') return t(`desk.home.${value as 'draft' | 'published' | 'archived'}`);
      return kind === 'capacity' ? Number(value).toLocaleString(language) : (value ?? '');
    };
    return t(`desk.setup.consequence.${kind}`, {
      subject: subjectOf(consequence),
      people: people ?? 0,
      from: shown(from),
      to: shown(to),
    });
  };
}

const local = /^(.*)\[(.*)\]$/;

function zoneOf(time: string | null | undefined): string | undefined {
  return local.exec(time ?? '')?.[2];
}

/** As clocks at the venue show it; with the zone where that is another one too. */
function clock(time: string, withZone: boolean, language: string): string {
  const [, shown = time, zone = ''] = local.exec(time) ?? [];
  if (Number.isNaN(Date.parse(`${shown}Z`))) return time;
  return `${formatInstant(`${shown}Z`, language, 'UTC')}${withZone ? ` (${zone.replaceAll('_', ' ')})` : ''}`;
}
