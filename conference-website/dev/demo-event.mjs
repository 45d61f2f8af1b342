/** An event like a real one, for looking at the pages without the service. */
const inDays = (days, hour = 9) => {
  const date = new Date(Date.now() + days * 86_400_000);
  date.setUTCHours(hour, 0, 0, 0);
  return date.toISOString();
};

export const event = {
  slug: 'tides-2027',
  title: { en: 'Tides 2027', de: 'Tides 2027' },
  summary: {
    en: 'Three days on the software that keeps cities running, by the people who build and operate it.',
    de: 'Drei Tage über die Software, die Städte am Laufen hält, von denen, die sie bauen und betreiben.',
  },
  description: {
    en: `Tides brings together engineers, operators and public servants who look after water, energy, transport and the registers behind them.

You will find:

- **36 talks** in two tracks, all of them about systems in use
- workshops with at most thirty people each
- an evening on the river, included in every ticket

Talks are held in English with live captions. The programme is on the [conference website](https://tides.example.org/programme).`,
    de: `Tides bringt Menschen zusammen, die sich um Wasser, Energie, Verkehr und die Register dahinter kümmern.

Es erwarten Sie:

- **36 Vorträge** in zwei Strängen, alle über Systeme im Betrieb
- Workshops mit höchstens dreißig Personen
- ein Abend auf dem Fluss, in jedem Ticket enthalten

Die Vorträge sind auf Englisch mit Live-Untertiteln. Das Programm steht auf der [Konferenz-Website](https://tides.example.org/programme).`,
  },
  startsAt: inDays(120, 8),
  endsAt: inDays(122, 16),
  timeZone: 'Europe/Lisbon',
  locales: ['en', 'de'],
  venue: {
    name: { en: 'Estação do Rio Congress Centre', de: 'Kongresszentrum Estação do Rio' },
    address: ['Cais da Ribeira 12', '1200-450 Lisboa'],
    city: 'Lisboa',
    country: 'PT',
    url: 'https://estacao.example.org',
    latitude: 38.7057,
    longitude: -9.1456,
  },
  organiser: { name: 'Tides Association', email: 'hello@tides.example.org', url: 'https://tides.example.org' },
  signUp: { opensAt: inDays(-10), closesAt: inDays(100) },
  ticketTypes: [
    {
      code: 'regular',
      name: { en: 'Regular', de: 'Regulär' },
      description: {
        en: 'All talks, lunch and the evening on the river.',
        de: 'Alle Vorträge, Mittagessen und der Abend auf dem Fluss.',
      },
    },
    {
      code: 'workshop',
      name: { en: 'Regular with workshop', de: 'Regulär mit Workshop' },
      description: {
        en: 'Everything, and a workshop on the first morning.',
        de: 'Alles, dazu ein Workshop am ersten Vormittag.',
      },
    },
    {
      code: 'student',
      name: { en: 'Student', de: 'Studierende' },
      description: {
        en: 'The same for students; bring your student card.',
        de: 'Dasselbe für Studierende; bitte bringen Sie Ihren Ausweis mit.',
      },
    },
    {
      code: 'online',
      name: { en: 'Online', de: 'Online' },
      description: {
        en: 'Both tracks live, recordings for a month.',
        de: 'Beide Stränge live, Aufzeichnungen einen Monat lang.',
      },
    },
    {
      code: 'volunteer',
      name: { en: 'Volunteer', de: 'Helfende' },
      description: { en: 'One day of help, two days of conference.', de: 'Ein Tag Hilfe, zwei Tage Konferenz.' },
    },
  ],
  questions: [
    {
      code: 'diet',
      kind: 'single-choice',
      required: true,
      label: { en: 'What do you eat?', de: 'Was essen Sie?' },
      options: [
        { code: 'anything', label: { en: 'Anything', de: 'Alles' } },
        { code: 'vegetarian', label: { en: 'Vegetarian', de: 'Vegetarisch' } },
        { code: 'vegan', label: { en: 'Vegan', de: 'Vegan' } },
      ],
    },
    {
      code: 'topics',
      kind: 'multiple-choice',
      required: false,
      label: { en: 'What are you coming for?', de: 'Was interessiert Sie?' },
      options: [
        { code: 'water', label: { en: 'Water', de: 'Wasser' } },
        { code: 'energy', label: { en: 'Energy', de: 'Energie' } },
        { code: 'transport', label: { en: 'Transport', de: 'Verkehr' } },
        { code: 'registers', label: { en: 'Registers and identity', de: 'Register und Identität' } },
      ],
    },
    {
      code: 'first-time',
      kind: 'yes-no',
      required: true,
      label: { en: 'Is this your first Tides?', de: 'Sind Sie zum ersten Mal dabei?' },
    },
    {
      code: 'laptop',
      kind: 'number',
      required: true,
      minimum: 0,
      maximum: 5,
      ticketTypes: ['workshop'],
      label: { en: 'How many devices do you bring?', de: 'Wie viele Geräte bringen Sie mit?' },
      help: { en: 'So that there are enough sockets.', de: 'Damit es genug Steckdosen gibt.' },
    },
    {
      code: 'arrival',
      kind: 'date',
      required: false,
      earliest: inDays(118).slice(0, 10),
      latest: inDays(122).slice(0, 10),
      label: { en: 'When do you arrive?', de: 'Wann kommen Sie an?' },
    },
    {
      code: 'needs',
      kind: 'long-text',
      required: false,
      maxLength: 500,
      label: {
        en: 'Is there anything we can do to make it easy for you to take part?',
        de: 'Können wir etwas tun, damit Sie gut teilnehmen können?',
      },
      help: {
        en: 'Access, interpretation, a quiet room: tell us, and we arrange it.',
        de: 'Zugang, Verdolmetschung, ein ruhiger Raum: Sagen Sie es uns, und wir kümmern uns darum.',
      },
    },
  ],
  privacyNotice: {
    version: 3,
    text: {
      en: `**Who is responsible.** Tides Association, hello@tides.example.org.

**What for.** We use your name, e-mail address, organisation and answers to hold your place and to write to you about the event. We share them with nobody.

**How long.** Your data are erased 30 days after the event.

**Your rights.** You can see, correct, take along and erase your data at any time with the link in your mail, and withdraw this consent.`,
      de: `**Wer verantwortlich ist.** Tides Association, hello@tides.example.org.

**Wozu.** Wir verwenden Name, E-Mail-Adresse, Organisation und Antworten, um Ihren Platz zu führen und Ihnen zur Veranstaltung zu schreiben. Wir geben sie an niemanden weiter.

**Wie lange.** Ihre Daten werden 30 Tage nach der Veranstaltung gelöscht.

**Ihre Rechte.** Mit dem Link in Ihrer E-Mail können Sie Ihre Daten jederzeit ansehen, berichtigen, mitnehmen und löschen und diese Einwilligung widerrufen.`,
    },
    sha256: { en: '0'.repeat(64), de: '0'.repeat(64) },
  },
  duplicates: 'tell',
};

export const places = {
  regular: [600, 412],
  workshop: [60, 4],
  student: [100, 57],
  online: [200, 163],
  volunteer: [40, 0],
};

/** How many others are in line for each ticket type, and how often the line has moved. */
export const waiting = { count: Object.fromEntries(Object.keys(places).map((code) => [code, 0])), moves: 0 };
