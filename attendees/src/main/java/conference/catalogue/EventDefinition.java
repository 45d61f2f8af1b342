package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an event that only its organiser changes. What attendees change, such as the
 * places left, isn't in here.
 *
 * @param locales language tags; the first is the default
 * @param approval whether an organiser decides on each sign-up
 * @param waitingList nothing when whoever finds no place has to come again
 * @param eraseAfter the last day on which attendees' data is kept
 * @param ticketTypes in the order they are offered, withdrawn ones last
 * @param questions in the order they are asked, withdrawn ones last
 */
public record EventDefinition(
    EventId id,
    String slug,
    State state,
    List<String> locales,
    LocalizedText title,
    LocalizedText summary,
    LocalizedText description,
    ZoneId timeZone,
    Instant startsAt,
    Instant endsAt,
    Instant signUpOpensAt,
    Instant signUpClosesAt,
    Venue venue,
    Organiser organiser,
    Duplicates duplicates,
    boolean approval,
    @Nullable WaitingList waitingList,
    LocalDate eraseAfter,
    List<TicketType> ticketTypes,
    List<CapacityPool> pools,
    List<Question> questions,
    PrivacyNotice privacyNotice) {

  public EventDefinition {
    locales = List.copyOf(locales);
    ticketTypes = List.copyOf(ticketTypes);
    pools = List.copyOf(pools);
    questions = List.copyOf(questions);
  }

  public String defaultLocale() {
    return locales.getFirst();
  }

  public Optional<TicketType> ticketType(UUID typeId) {
    return ticketTypes.stream().filter(type -> type.id().equals(typeId)).findFirst();
  }

  public Optional<TicketType> ticketType(String code) {
    return ticketTypes.stream().filter(type -> type.code().equals(code)).findFirst();
  }

  /** What can be signed up for. */
  public List<TicketType> offeredTicketTypes() {
    return ticketTypes.stream().filter(type -> !type.withdrawn()).toList();
  }

  /** This ticket type and all that take places from a pool of theirs: they wait for each other. */
  public Set<UUID> ticketTypesSharingPoolsWith(UUID typeId) {
    var pools = ticketType(typeId).map(TicketType::poolIds).orElse(List.of());
    return ticketTypes.stream()
        .filter(
            type -> type.id().equals(typeId) || type.poolIds().stream().anyMatch(pools::contains))
        .map(TicketType::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is asked at sign-up, of some or all ticket types. */
  public List<Question> askedQuestions() {
    return questions.stream().filter(question -> !question.withdrawn()).toList();
  }

  /** Only a published event is shown and can be signed up for. */
  public enum State {
    DRAFT,
    PUBLISHED,
    ARCHIVED;

    public static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What happens when somebody is already registered: TELL says so at once; CONCEAL answers
   * everyone "check your mail", so that nobody can test whether an address is registered.
   */
  public enum Duplicates {
    TELL,
    CONCEAL;

    public static Duplicates of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** As in the store, in event files and on the wire. */
    @JsonValue
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
