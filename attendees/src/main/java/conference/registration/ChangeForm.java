package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
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
    ObjectNode answers = answers();
    members.refuseOthers("unknown-member");
    if (givenName == null || familyName == null || email == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(before, givenName, familyName, organisation, answers, email, nonce(email)));
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

  /** Answers to questions that are no longer asked can't be given anew, and aren't lost either. */
  private ObjectNode answers() {
    if (!members.has("answers")) {
      return before.answers();
    }
    var type = event.ticketType(before.ticketTypeId()).orElse(null);
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
}
