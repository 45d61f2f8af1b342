import { formatDate } from '@/shared/i18n/dates';
import { localTextAt, rowsAt, textAt, type Draft } from './draft';

interface Facts {
  event: string;
  organiser: string;
  email: string;
  questions: string[];
  until: string;
}

/** What a privacy notice has to say by GDPR art. 13, of what this system does with people's data. */
const texts: Record<string, (facts: Facts) => string> = {
  en: ({ event, organiser, email, questions, until }) => `**Who is responsible.** ${organiser}, ${email}.

**What we use, and what for.** To run ${event} we use your name, your e-mail address, your organisation if you name one, and the kind of ticket you choose.${asked(questions, 'We also ask', '“”')} We use them for nothing else and pass them on to nobody but those who run our systems on our behalf. Without name, address and ticket there is no registration; everything else that is marked as optional can be left out.

**Why we may.** You consent to it when you sign up (GDPR art. 6(1)(a)). You can take your consent back at any time; what was done before stays lawful.

**How long.** Until ${until}. After that day all of it is erased.

**Your rights.** With the link in your confirmation mail you can see, correct, take along and erase your data at any time, and cancel. You can also write to us, object, or ask us to restrict what we do with it, and you can complain to a data-protection supervisory authority.
`,
  de: ({ event, organiser, email, questions, until }) => `**Wer verantwortlich ist.** ${organiser}, ${email}.

**Was wir verwenden und wofür.** Um ${event} durchzuführen, verwenden wir Ihren Namen, Ihre E-Mail-Adresse, Ihre Organisation, falls Sie eine nennen, und die gewählte Ticketart.${asked(questions, 'Außerdem fragen wir', '„“')} Wir verwenden sie für nichts anderes und geben sie an niemanden weiter als an die, die in unserem Auftrag unsere Systeme betreiben. Ohne Name, Adresse und Ticketart gibt es keine Anmeldung; alles andere, was als freiwillig gekennzeichnet ist, kann wegbleiben.

**Warum wir das dürfen.** Sie willigen bei der Anmeldung ein (Art. 6 Abs. 1 Buchst. a DSGVO). Sie können Ihre Einwilligung jederzeit widerrufen; was bis dahin geschah, bleibt rechtmäßig.

**Wie lange.** Bis ${until}. Nach diesem Tag wird alles gelöscht.

**Ihre Rechte.** Mit dem Link in Ihrer Bestätigungsmail können Sie Ihre Daten jederzeit einsehen, berichtigen, mitnehmen und löschen und sich abmelden. Sie können uns auch schreiben, der Verarbeitung widersprechen oder ihre Einschränkung verlangen, und Sie können sich bei einer Datenschutz-Aufsichtsbehörde beschweren.
`,
};

function asked(questions: string[], lead: string, quotes: string): string {
  const quoted = questions.map((question) => `${quotes.slice(0, 1)}${question}${quotes.slice(1)}`);
  return quoted.length > 0 ? ` ${lead}: ${quoted.join(', ')}.` : '';
}

/** The languages in which a privacy notice can be begun. */
export const noticeLocales = Object.keys(texts);

/**
 * A privacy notice to begin with, from what the event's set-up says; what it does not say yet is left open as "…".
 *
 * @returns undefined in a language that there is none in
 */
export function noticeDraft(draft: Draft, locale: string): string | undefined {
  const local = (path: string) => localTextAt(draft, path, locale).trim() || '…';
  const plain = (path: string) => textAt(draft, path).trim() || '…';
  const erased = textAt(draft, 'eraseAfter');
  return texts[locale]?.({
    event: local('title'),
    organiser: plain('organiser.name'),
    email: plain('organiser.email'),
    questions: rowsAt(draft, 'questions').flatMap((_, index) => {
      const label = localTextAt(draft, `questions[${index}].label`, locale).trim();
      return label === '' ? [] : [label];
    }),
    until: /^\d{4}-\d{2}-\d{2}$/.test(erased) ? formatDate(erased, locale) : '…',
  });
}
