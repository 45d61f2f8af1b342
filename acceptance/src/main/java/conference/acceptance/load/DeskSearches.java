package conference.acceptance.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An organiser looks through a long list: sorts it, turns its pages, and searches in it. */
final class DeskSearches {

  /** What is asked for in turn: whole lists, names as they are and mistyped, what many have. */
  private static final List<String> VIEWS =
      Stream.of(
              "",
              "state=confirmed",
              "sort=name",
              "sort=-email",
              "sort=organisation&page=3",
              "page=${LAST}",
              "sort=name&page=${LAST}",
              "answer=meals:vegan",
              "search=kowalczyk",
              "search=kowalczk",
              "search=jonhson",
              "search=schmdit&state=confirmed",
              "search=" + encoded("łukasz müller"),
              "search=company+500",
              "search=desk-500",
              "search=example.org",
              "search=nobodyatall")
          .map(view -> "attendees?" + view)
          .toList();

  /** What the page with the numbers asks for. */
  private static final List<String> OVERVIEWS = List.of("overview", "overview/answers/tracks");

  /** So many of them have another registration for the same mailbox. */
  private static final int TWICE = 500;

  private static final String PEOPLE =
      """
      insert into conference.registration (event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
        email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at)
      select t.event_id, uuidv7(), 'DESK-' || n, 'confirmed', t.id,
        (array['Anna','Björn','Çağla','Dmitri','Élodie','Fatima','Giovanni','Hélène','Łukasz','José'])[1 + n * 7919 % 10],
        (array['Mül','Sch','Kow','Gar','Nov','Pet','And','Joh','Lar','Ros'])[1 + n / 10 % 10]
          || (array['ler','midt','alczyk','cia','ák','rov','ersen','nson','sen','si'])[1 + n / 100 % 10]
          || (array['','','','son','s','er','a','i'])[1 + n / 1000 % 8],
        a.address, a.address, 'Company ' || n % 977,
        '{"meals": "vegan", "tracks": ["systems", "people"], "first-time": true, "wishes": "Looking forward to it!"}',
        'en', decode(md5(n::text), 'hex'), now(), now()
      from generate_series(1::bigint, ?::int) n
      cross join lateral (select case when n <= ${TWICE} then md5('desk' || n + ${TWICE}) || '+again' else md5('desk' || n) end
                                 || '@example.org' as address) a
      join conference.ticket_type t on t.code = 'remote'
      where t.event_id = ?
      """
          .replace("${TWICE}", Integer.toString(TWICE));

  private static final String AUDIT =
      """
      insert into conference.audit (event_id, id, registration_id, at, actor, action)
      select event_id, uuidv7(), id, now(), 'attendee', 'registered'
      from conference.registration where event_id = ?
      """;

  private static final int PAGE = 50;
  private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

  private final OrganiserClient organiser;
  private final Stored stored;
  private final String slug;
  private final int attendees;

  DeskSearches(OrganiserClient organiser, Stored stored, String slug, int attendees) {
    this.organiser = organiser;
    this.stored = stored;
    this.slug = slug;
    this.attendees = attendees;
  }

  /**
   * What it took.
   *
   * @param gatheringSeconds until the first search had looked at everybody
   * @param comparingSeconds until everybody had been compared with everybody else
   * @param latencies of lists and searches
   * @param overviews of the event in numbers
   */
  record Outcome(
      int attendees,
      double gatheringSeconds,
      double comparingSeconds,
      Latencies latencies,
      Latencies overviews) {}

  Outcome run(int rounds) {
    UUID event = stored.eventId(slug);
    stored.update(PEOPLE, attendees, event);
    stored.update(AUDIT, event);
    stored.run("vacuum analyze conference.registration");
    double gathering = untilComplete("attendees?search=anna");
    stored.run("analyze conference.attendee_search");
    Latencies views = latencies(VIEWS, rounds);
    Latencies overviews = latencies(OVERVIEWS, rounds * 5);
    double comparing = untilComplete("duplicates");
    checkPairs();
    return new Outcome(attendees, gathering, comparing, views, overviews);
  }

  private void checkPairs() {
    String page = ask("duplicates");
    Matcher total = TOTAL.matcher(page);
    if (!total.find() || Integer.parseInt(total.group(1)) < TWICE) {
      throw new BenchException(
          "of " + TWICE + " who registered twice, not all were found: " + total);
    }
  }

  private double untilComplete(String what) {
    long begun = System.nanoTime();
    while (!ask(what).contains("\"complete\":true")) {
      if (System.nanoTime() - begun > 300_000_000_000L) {
        throw new BenchException(what + " of " + slug + " was not complete in five minutes");
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private Latencies latencies(List<String> what, int rounds) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (String one : what) {
        long micros = micros(one);
        // Of the first round the service is still learning.
        if (round > 0) {
          counts.merge(micros, 1L, Long::sum);
        }
      }
    }
    return new Latencies(counts);
  }

  private long micros(String what) {
    long begun = System.nanoTime();
    ask(what);
    return (System.nanoTime() - begun) / 1000;
  }

  private String ask(String what) {
    return organiser.get(what.replace("${LAST}", Integer.toString(Math.max(1, attendees / PAGE))));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
