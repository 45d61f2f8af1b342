package conference.catalogue.eventfile;

import conference.catalogue.CapacityPool;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventDefinition.Duplicates;
import conference.catalogue.LocalizedText;
import conference.catalogue.Organiser;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.catalogue.Venue;
import conference.catalogue.WaitingList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes an event as the file that makes it what it is; what was withdrawn is not in it. Reading it
 * again changes nothing.
 */
final class WriteEventFile {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]");
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setWidth(110)
          .setSplitLines(false)
          .build();

  private final EventDefinition event;

  private WriteEventFile(EventDefinition event) {
    this.event = event;
  }

  static String of(EventDefinition event) {
    return new Dump(SETTINGS).dumpToString(new WriteEventFile(event).file());
  }

  private Map<String, Object> file() {
    var file = new Entries();
    file.put("slug", event.slug());
    file.put("state", event.state().stored());
    file.put("locales", event.locales());
    file.put("title", text(event.title()));
    file.put("summary", text(event.summary()));
    file.put("description", text(event.description()));
    file.put("timeZone", event.timeZone().getId());
    file.put("startsAt", time(event.startsAt()));
    file.put("endsAt", time(event.endsAt()));
    file.put("signUp", signUp());
    if (event.duplicates() != Duplicates.TELL) {
      file.put("duplicates", event.duplicates().stored());
    }
    if (event.approval()) {
      file.put("approval", true);
    }
    file.put("waitingList", waitingList(event.waitingList()));
    file.put("eraseAfter", event.eraseAfter().toString());
    file.put("venue", venue(event.venue()));
    file.put("organiser", organiser(event.organiser()));
    file.put("pools", emptyToNull(sharedPools().stream().map(WriteEventFile::pool).toList()));
    file.put("ticketTypes", event.offeredTicketTypes().stream().map(this::ticketType).toList());
    file.put(
        "questions", emptyToNull(event.askedQuestions().stream().map(this::question).toList()));
    var notice = new Entries();
    notice.put("version", event.privacyNotice().version());
    notice.put("text", text(event.privacyNotice().text()));
    file.put("privacyNotice", notice.map);
    return file.map;
  }

  private Map<String, Object> signUp() {
    var times = new Entries();
    times.put("opensAt", time(event.signUpOpensAt()));
    times.put("closesAt", time(event.signUpClosesAt()));
    return times.map;
  }

  private static @Nullable Map<String, Object> waitingList(@Nullable WaitingList list) {
    if (list == null) {
      return null;
    }
    var rule = new Entries();
    rule.put("rule", list.rule().stored());
    rule.put("offerHours", list.offers() ? list.offerHours() : null);
    return rule.map;
  }

  private Map<String, Object> venue(Venue venue) {
    var entries = new Entries();
    entries.put("name", text(venue.name()));
    entries.put("address", venue.address());
    entries.put("city", venue.city());
    entries.put("country", venue.country());
    entries.put("url", venue.url() == null ? null : venue.url().toString());
    entries.put("latitude", venue.latitude());
    entries.put("longitude", venue.longitude());
    return entries.map;
  }

  private static Map<String, Object> organiser(Organiser organiser) {
    var entries = new Entries();
    entries.put("name", organiser.name());
    entries.put("email", organiser.email());
    entries.put("url", organiser.url() == null ? null : organiser.url().toString());
    return entries.map;
  }

  /** The pools that are no ticket type's own; those are told as its capacity. */
  private List<CapacityPool> sharedPools() {
    Set<UUID> own =
        event.offeredTicketTypes().stream()
            .flatMap(type -> pools(type).stream().filter(pool -> isOwn(type, pool)))
            .map(CapacityPool::id)
            .collect(Collectors.toSet());
    Set<UUID> used =
        event.offeredTicketTypes().stream()
            .flatMap(type -> type.poolIds().stream())
            .collect(Collectors.toSet());
    return event.pools().stream()
        .filter(pool -> used.contains(pool.id()) && !own.contains(pool.id()))
        .toList();
  }

  private static boolean isOwn(TicketType type, CapacityPool pool) {
    return pool.code().equals(type.code());
  }

  private List<CapacityPool> pools(TicketType type) {
    return event.pools().stream().filter(pool -> type.poolIds().contains(pool.id())).toList();
  }

  private static Map<String, Object> pool(CapacityPool pool) {
    var entries = new Entries();
    entries.put("code", pool.code());
    entries.put("name", pool.name().byLocale());
    entries.put("capacity", pool.capacity());
    return entries.map;
  }

  private Map<String, Object> ticketType(TicketType type) {
    var entries = new Entries();
    entries.put("code", type.code());
    entries.put("name", text(type.name()));
    entries.put("description", text(type.description()));
    List<CapacityPool> pools = pools(type);
    pools.stream()
        .filter(pool -> isOwn(type, pool))
        .forEach(pool -> entries.put("capacity", pool.capacity()));
    entries.put(
        "pools",
        emptyToNull(
            pools.stream().filter(pool -> !isOwn(type, pool)).map(CapacityPool::code).toList()));
    return entries.map;
  }

  private Map<String, Object> question(Question question) {
    var rules = question.rules();
    var entries = new Entries();
    entries.put("code", question.code());
    entries.put("kind", question.kind().wireName());
    entries.put("required", question.required());
    entries.put("label", text(question.label()));
    entries.put("help", question.help() == null ? null : text(question.help()));
    entries.put("maxLength", rules.maxLength());
    entries.put("minimum", number(rules.minimum()));
    entries.put("maximum", number(rules.maximum()));
    entries.put("earliest", rules.earliest() == null ? null : rules.earliest().toString());
    entries.put("latest", rules.latest() == null ? null : rules.latest().toString());
    entries.put(
        "options",
        emptyToNull(
            rules.options().stream()
                .filter(option -> !option.withdrawn())
                .map(this::option)
                .toList()));
    entries.put("ticketTypes", emptyToNull(rules.ticketTypes()));
    return entries.map;
  }

  private Map<String, Object> option(Question.Option option) {
    var entries = new Entries();
    entries.put("code", option.code());
    entries.put("label", text(option.label()));
    return entries.map;
  }

  /** As people write it: the writer of YAML would put a type before a {@link BigDecimal}. */
  private static @Nullable Number number(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return whole ? number.toBigInteger() : Double.valueOf(number.doubleValue());
  }

  private static Map<String, String> text(LocalizedText text) {
    return text.byLocale();
  }

  private String time(Instant instant) {
    return time(instant, event.timeZone());
  }

  /** As clocks at the venue show it. */
  private static String time(Instant instant, ZoneId zone) {
    return CLOCK.format(instant.atZone(zone)).replaceFirst(":00$", "");
  }

  private static <T> @Nullable List<T> emptyToNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  /** In the order of the documentation; what there is not, is not written. */
  private static final class Entries {
    final Map<String, Object> map = new LinkedHashMap<>();

    void put(String key, @Nullable Object value) {
      if (value != null) {
        map.put(key, value);
      }
    }
  }
}
