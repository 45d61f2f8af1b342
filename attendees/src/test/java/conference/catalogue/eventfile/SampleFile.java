package conference.catalogue.eventfile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A small event file that is right, for tests to change one thing in. */
public final class SampleFile {

  public static final String YAML =
      """
      slug: harbour-2027
      locales: [en, de]
      title: { en: Harbour Days, de: Hafentage }
      summary: { en: Three days by the water., de: Drei Tage am Wasser. }
      description:
        en: |
          First paragraph.

          - a list
        de: Ein Absatz.
      timeZone: Europe/Lisbon
      startsAt: 2027-06-09T09:00
      endsAt: 2027-06-11T17:00
      signUp:
        opensAt: 2026-11-01T10:00
        closesAt: 2027-06-02T23:59
      duplicates: conceal
      eraseAfter: 2027-09-30
      venue:
        name: Harbour Hall
        address: [Cais 1, 4050-001 Porto]
        city: Porto
        country: PT
        latitude: 41.14
        longitude: -8.61
      organiser: { name: Harbour Association, email: hello@harbour.example }
      pools:
        - { code: hall, name: { en: Hall, de: Halle }, capacity: 100 }
      ticketTypes:
        - code: regular
          name: { en: Regular, de: Regulär }
          description: { en: All talks., de: Alle Vorträge. }
          pools: [hall]
        - code: student
          name: { en: Student, de: Studierende }
          description: { en: With a card., de: Mit Ausweis. }
          capacity: 20
          pools: [hall]
      questions:
        - code: shirt
          kind: single-choice
          required: true
          label: { en: Size?, de: Größe? }
          options:
            - { code: s, label: S }
            - { code: m, label: M }
          ticketTypes: [regular]
        - code: years
          kind: number
          required: false
          label: { en: Years?, de: Jahre? }
          minimum: 0
          maximum: 60.5
      privacyNotice:
        version: 1
        text:
          en: What we keep.
          de: Was wir aufheben.
      """;

  /** What was read, if anything, and what was wrong. */
  record Result(Optional<EventPlan> plan, List<String> mistakes) {}

  private SampleFile() {}

  public static String with(String part, String other) {
    if (!YAML.contains(part)) {
      throw new IllegalArgumentException("the sample has no " + part);
    }
    return YAML.replace(part, other);
  }

  static Result read(String yaml) {
    return read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  static Result read(byte[] bytes) {
    var mistakes = new Mistakes("harbour.yaml");
    var plan = new EventFileReader(mistakes).read(bytes);
    return new Result(plan, mistakes.inOrder().stream().map(Mistake::toString).toList());
  }
}
