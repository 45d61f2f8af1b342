package conference.registration.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {

  private static final String AWKWARD =
      "Größe, Maß; Ziel \\ und \"Zitat\"\nZweite Zeile: 日本語のとても長い題名が折り返しの境界をまたぐかどうか — 👩‍🚀👩‍🚀👩‍🚀 ends";

  @Test
  void publishes_a_confirmed_place_with_a_stable_uid_and_the_times_of_the_events_zone()
      throws Exception {
    String file = CalendarFile.of(entry("Conference", "Europe/Lisbon", 0, false));

    assertThat(file).contains("\r\nMETHOD:PUBLISH\r\n", "\r\nSTATUS:CONFIRMED\r\n");
    assertThat(file).contains("\r\nDTSTART;TZID=Europe/Lisbon:20270914T090000\r\n");
    assertThat(file).contains("\r\nDTEND;TZID=Europe/Lisbon:20270916T170000\r\n");
    VEvent event = event(file);
    assertThat(value(event, Property.UID)).isEqualTo("4f1c@tickets.example.org");
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
    assertThat(value(event, Property.URL)).isEqualTo("https://tickets.example.org/events/conf");
    assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:hello@example.org");
  }

  @Test
  void cancels_with_the_same_uid_and_a_higher_sequence() throws Exception {
    String file = CalendarFile.of(entry("Conference", "Europe/Lisbon", 1, true));

    assertThat(file).contains("\r\nMETHOD:CANCEL\r\n", "\r\nSTATUS:CANCELLED\r\n");
    assertThat(value(event(file), Property.UID)).isEqualTo("4f1c@tickets.example.org");
    assertThat(value(event(file), Property.SEQUENCE)).isEqualTo("1");
  }

  @Test
  void keeps_commas_semicolons_backslashes_quotes_and_line_breaks_through_escaping_and_parsing()
      throws Exception {
    VEvent event = event(CalendarFile.of(entry(AWKWARD, "Europe/Berlin", 0, false)));

    assertThat(value(event, Property.SUMMARY)).isEqualTo(AWKWARD);
    assertThat(value(event, Property.LOCATION)).isEqualTo(AWKWARD);
    assertThat(value(event, Property.DESCRIPTION)).isEqualTo(AWKWARD);
  }

  @Test
  void folds_at_seventy_five_octets_without_splitting_a_character() {
    String file = CalendarFile.of(entry(AWKWARD.repeat(5), "Europe/Berlin", 0, false));

    assertThat(file).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("(?<!\r)\n");
    List<String> lines = Arrays.asList(file.split("\r\n"));
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
          assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
        });
    assertThat(lines).anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > 72);
  }

  @Test
  void cannot_be_given_a_property_of_somebody_elses_through_a_text_or_the_organisers_name()
      throws Exception {
    String injected = "Title\r\nATTENDEE:mailto:x@example.org\r\n";
    CalendarEntry harmless = entry(injected, "Europe/Berlin", 0, false);
    CalendarEntry entry =
        new CalendarEntry(
            harmless.uid(),
            0,
            CalendarEntry.Status.CONFIRMED,
            harmless.changedAt(),
            injected,
            injected,
            injected,
            harmless.website(),
            new CalendarEntry.Organiser("Name\r\nATTENDEE:x\";CN=y", "hello@example.org"),
            harmless.timeZone(),
            harmless.startsAt(),
            harmless.endsAt(),
            null);

    VEvent event = event(CalendarFile.of(entry));

    assertThat(event.getProperty(Property.ATTENDEE)).isEmpty();
    assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:hello@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Lisbon",
        "Europe/Kyiv",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Asia/Tokyo",
        "Etc/UTC",
        "Africa/Casablanca"
      })
  void describes_the_zone_as_the_jvm_knows_it(String zone) throws Exception {
    ZoneId id = ZoneId.of(zone);
    CalendarEntry entry = entry("Conference", zone, 0, false);

    Calendar calendar = parsed(CalendarFile.of(entry));
    VTimeZone described =
        (VTimeZone)
            calendar.getComponents().stream()
                .filter(VTimeZone.class::isInstance)
                .findFirst()
                .orElseThrow();

    for (Instant at : List.of(entry.startsAt(), entry.endsAt())) {
      Observance applicable = described.getApplicableObservance(at.atZone(id));
      assertThat(requireNonNull(requireNonNull(applicable).getTimeZoneOffsetTo()).getOffset())
          .isEqualTo(id.getRules().getOffset(at));
    }
  }

  @Test
  void describes_both_sides_of_a_clock_change_in_the_middle_of_the_event() {
    CalendarEntry plain = entry("Conference", "Europe/Berlin", 0, false);
    CalendarEntry across =
        new CalendarEntry(
            plain.uid(),
            0,
            CalendarEntry.Status.CONFIRMED,
            plain.changedAt(),
            "T",
            "L",
            "D",
            plain.website(),
            plain.organiser(),
            plain.timeZone(),
            Instant.parse("2027-10-30T07:00:00Z"),
            Instant.parse("2027-11-01T16:00:00Z"),
            null);

    String file = CalendarFile.of(across);

    assertThat(file).contains("BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100");
    assertThat(file).contains("BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\nTZOFFSETFROM:+0200");
  }

  private static CalendarEntry entry(String text, String zone, int sequence, boolean cancelled) {
    ZoneId id = ZoneId.of(zone);
    return new CalendarEntry(
        "4f1c@tickets.example.org",
        sequence,
        cancelled ? CalendarEntry.Status.CANCELLED : CalendarEntry.Status.CONFIRMED,
        Instant.parse("2027-01-02T03:04:05Z"),
        text,
        text,
        text,
        URI.create("https://tickets.example.org/events/conf"),
        new CalendarEntry.Organiser("Conference, e.V.; \"Team\"", "hello@example.org"),
        id,
        LocalDateTime.parse("2027-09-14T09:00").atZone(id).toInstant(),
        LocalDateTime.parse("2027-09-16T17:00").atZone(id).toInstant(),
        new CalendarEntry.Position(38.7, -9.1));
  }

  private static Calendar parsed(String file) throws Exception {
    return new CalendarBuilder().build(new StringReader(file));
  }

  private static VEvent event(String file) throws Exception {
    Calendar calendar = parsed(file);
    calendar.validate();
    return (VEvent)
        calendar.getComponents().stream()
            .filter(VEvent.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }
}
