package conference.organiser.attendees;

import conference.registration.Registration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which attendees, and in which order.
 *
 * @param words what somebody typed to find them; each has to be found, or something like it
 * @param states any of these; all when there is none
 * @param ticketTypes any of these; all when there is none
 * @param answers objects of one member, each of which the answers have to contain
 * @param tags all of these
 * @param incomplete those who have not answered one of these; null for everybody
 * @param suspected whether only those who may have registered twice
 * @param page from 1
 */
record AttendeeQuery(
    List<String> words,
    Set<Registration.State> states,
    Set<UUID> ticketTypes,
    List<JsonNode> answers,
    Set<String> tags,
    @Nullable List<Required> incomplete,
    boolean suspected,
    @Nullable Instant from,
    @Nullable Instant to,
    Order order,
    boolean descending,
    int page,
    int size) {

  AttendeeQuery {
    words = List.copyOf(words);
    states = Set.copyOf(states);
    ticketTypes = Set.copyOf(ticketTypes);
    answers = List.copyOf(answers);
    tags = Set.copyOf(tags);
    incomplete = incomplete == null ? null : List.copyOf(incomplete);
  }

  /** A question that has to be answered by whoever has one of these ticket types. */
  record Required(String code, Set<UUID> ticketTypes) {
    Required {
      ticketTypes = Set.copyOf(ticketTypes);
    }
  }

  /** What to sort by. */
  enum Order {
    /** The best first; only when something is searched. */
    LIKENESS,
    REGISTERED,
    NAME,
    EMAIL,
    ORGANISATION
  }

  AttendeeQuery withWords(List<String> others) {
    return new AttendeeQuery(
        others,
        states,
        ticketTypes,
        answers,
        tags,
        incomplete,
        suspected,
        from,
        to,
        order,
        descending,
        page,
        size);
  }

  /** All of them at once; those who have cancelled only where they are asked for. */
  AttendeeQuery everybody() {
    return new AttendeeQuery(
        words,
        states.isEmpty() ? EnumSet.complementOf(EnumSet.of(Registration.State.CANCELLED)) : states,
        ticketTypes,
        answers,
        tags,
        incomplete,
        suspected,
        from,
        to,
        Order.REGISTERED,
        false,
        1,
        Integer.MAX_VALUE);
  }

  /** Whether it can be answered only by what was gathered. */
  boolean needsSearch() {
    return !words.isEmpty() || order != Order.REGISTERED;
  }
}
