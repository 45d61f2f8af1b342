package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.registration.RegistrationStore.WithNonce;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be changed; a member that isn't there stays as it is. */
final class ChangeForm {

  /** Either a change without errors or errors without a change. */
  record Reading(Optional<Change> change, List<FieldError> errors) {}

  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final EventDefinition event;
  private final WithNonce held;
  private final Registration before;
  private final List<FieldError> errors = new ArrayList<>();
  private final JsonMembers members;
  private final DetailForm details;

  private ChangeForm(EventDefinition event, WithNonce held, JsonNode body) {
    this.event = event;
    this.held = held;
    this.before = held.registration();
    this.members = JsonMembers.of(body, errors);
    this.details = new DetailForm(members);
  }

  static Reading read(EventDefinition event, WithNonce held, JsonNode body) {
    var form = new ChangeForm(event, held, body);
    Optional<Change> change = form.read();
    return form.errors.isEmpty()
        ? new Reading(change, List.of())
        : new Reading(Optional.empty(), List.copyOf(form.errors));
  }

  private Optional<Change> read() {
    String givenName = name("givenName", before.givenName());
    String familyName = name("familyName", before.familyName());
    EmailAddress email = email();
    String organisation =
        members.has("organisation") ? details.organisation("organisation") : before.organisation();
    TicketType ticketType = ticketType();
    ObjectNode answers = answers(ticketType);
    members.refuseOthers("unknown-member");
    if (givenName == null || familyName == null || email == null || ticketType == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            before,
            ticketType.id(),
            givenName,
            familyName,
            organisation,
            answers,
            email,
            nonce(email)));
  }

  private @Nullable String name(String member, String otherwise) {
    return members.has(member) ? details.name(member) : otherwise;
  }

  private @Nullable EmailAddress email() {
    return members.has("email")
        ? details.email("email")
        : EmailAddress.parse(before.email()).orElseThrow();
  }

  /** Another mailbox gets links of its own, and those of the old one end. */
  private byte[] nonce(EmailAddress email) {
    boolean same =
        EmailAddress.parse(before.email()).orElseThrow().normalised().equals(email.normalised());
    if (same) {
      return held.nonce();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /** What they have stays theirs, also when it is no longer offered. */
  private @Nullable TicketType ticketType() {
    TicketType now = event.ticketType(before.ticketTypeId()).orElseThrow();
    if (!members.has("ticketType")) {
      return now;
    }
    String code = members.requireText("ticketType");
    if (code == null || code.equals(now.code())) {
      return code == null ? null : now;
    }
    Optional<TicketType> type = event.ticketType(code).filter(offered -> !offered.withdrawn());
    if (type.isEmpty()) {
      members.refuse("ticketType", "unknown-ticket-type");
    }
    return type.orElse(null);
  }

  /**
   * Answers to questions that are no longer asked can't be given anew, and aren't lost either.
   * Another ticket type may be asked more, so it can't do without.
   */
  private ObjectNode answers(@Nullable TicketType type) {
    if (!members.has("answers") && (type == null || !isAskedMore(type))) {
      return before.answers();
    }
    ObjectNode answers = details.answers("answers", event, type);
    Set<String> asked =
        event.askedQuestions().stream().map(Question::code).collect(Collectors.toSet());
    before
        .answers()
        .properties()
        .forEach(answer -> {
          if (!asked.contains(answer.getKey())) {
            answers.set(answer.getKey(), answer.getValue());
          }
        });
    return answers;
  }

  private boolean isAskedMore(TicketType type) {
    return !type.id().equals(before.ticketTypeId())
        && event.askedQuestions().stream()
            .anyMatch(question ->
                question.required()
                    && question.isAskedOf(type.code())
                    && !before.answers().has(question.code()));
  }
}
