package conference.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of the drills' own, as an organiser writes it (JSON is YAML); one ticket type, {@code
 * regular}, and two questions.
 */
public record EventFile(
    String slug,
    int places,
    Duration opensIn,
    Duration closesIn,
    String duplicates,
    boolean hasWaitingList) {
  /** A zone whose clocks never change, so that no time of these files happens twice. */
  private static final ZoneId ZONE = ZoneId.of("Atlantic/Reykjavik");

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Open since yesterday, with that many places. */
  public static EventFile open(String slug, int places) {
    return new EventFile(slug, places, Duration.ofDays(-1), Duration.ofDays(20), "tell", false);
  }

  EventFile concealing() {
    return new EventFile(slug, places, opensIn, closesIn, "conceal", hasWaitingList);
  }

  EventFile openFor(Duration opensIn, Duration closesIn) {
    return new EventFile(slug, places, opensIn, closesIn, duplicates, hasWaitingList);
  }

  EventFile withWaitingList() {
    return new EventFile(slug, places, opensIn, closesIn, duplicates, true);
  }

  /** Writes it into a folder, and says where. */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(slug + ".yaml"), JSON.writeValueAsString(content()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>(alwaysThere());
    if (hasWaitingList) {
      content.put("waitingList", Map.of("rule", "confirm"));
    }
    return content;
  }

  private Map<String, Object> alwaysThere() {
    return Map.ofEntries(
        Map.entry("slug", slug),
        Map.entry("locales", List.of("en")),
        Map.entry("title", "Drill " + slug),
        Map.entry("summary", "A drill."),
        Map.entry("description", "Nobody has to come."),
        Map.entry("timeZone", ZONE.getId()),
        Map.entry("startsAt", in(Duration.ofDays(30))),
        Map.entry("endsAt", in(Duration.ofDays(31))),
        Map.entry("signUp", Map.of("opensAt", in(opensIn), "closesAt", in(closesIn))),
        Map.entry("duplicates", duplicates),
        Map.entry("eraseAfter", in(Duration.ofDays(60)).substring(0, 10)),
        Map.entry(
            "venue",
            Map.of(
                "name", "Hall", "address", List.of("Road 1"), "city", "Lisbon", "country", "PT")),
        Map.entry(
            "organiser", Map.of("name", "Drill Society", "email", "hello@drill-society.example")),
        Map.entry("ticketTypes", List.of(ticket())),
        Map.entry("questions", List.of(role(), meal())),
        Map.entry("privacyNotice", Map.of("version", 1, "text", "We forget you after the event.")));
  }

  private Map<String, Object> ticket() {
    return Map.of(
        "code", "regular", "name", "Regular", "description", "A place.", "capacity", places);
  }

  private static Map<String, Object> role() {
    return Map.of(
        "code", "role", "kind", "text", "required", false, "label", "Role", "maxLength", 40);
  }

  private static Map<String, Object> meal() {
    var options =
        List.of(Map.of("code", "fish", "label", "Fish"), Map.of("code", "tofu", "label", "Tofu"));
    return Map.of(
        "code",
        "meal",
        "kind",
        "single-choice",
        "required",
        false,
        "label",
        "Meal",
        "options",
        options);
  }

  private static String in(Duration duration) {
    return LocalDateTime.ofInstant(Instant.now().plus(duration), ZONE).toString();
  }
}
