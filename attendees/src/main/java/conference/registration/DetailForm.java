package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.platform.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields about a person, alike wherever somebody gives them. */
public final class DetailForm {

  private static final int LONGEST_NAME = 200;

  private final JsonMembers members;

  public DetailForm(JsonMembers members) {
    this.members = members;
  }

  /** Null stands for an error that has been noted. */
  public @Nullable String name(String member) {
    var written = members.requireText(member);
    if (written == null) {
      return null;
    }
    var text = WrittenText.of(written);
    if (text.isBlank()) {
      members.refuse(member, "required");
      return null;
    }
    return checked(member, text);
  }

  @Nullable String organisation(String member) {
    var written = members.findText(member);
    if (written == null) {
      return null;
    }
    var text = WrittenText.of(written);
    return text.isBlank() ? null : checked(member, text);
  }

  private @Nullable String checked(String member, WrittenText text) {
    var problem = text.problem(LONGEST_NAME);
    problem.ifPresent(code -> members.refuse(member, code));
    return problem.isPresent() ? null : text.value();
  }

  public @Nullable EmailAddress email(String member) {
    var written = members.requireText(member);
    if (written == null) {
      return null;
    }
    if (WrittenText.of(written).isBlank()) {
      members.refuse(member, "required");
      return null;
    }
    if (EmailAddress.isTooLong(written)) {
      members.refuse(member, "too-long");
      return null;
    }
    var address = EmailAddress.parse(written);
    if (address.isEmpty()) {
      members.refuse(member, "invalid-email");
    }
    return address.orElse(null);
  }

  /**
   * The answers to keep. While the ticket type isn't known, answers are checked as far as they can
   * be: nothing that only some types are asked is missing then.
   */
  ObjectNode answers(String member, EventDefinition event, @Nullable TicketType ticketType) {
    return answers(member, event, ticketType, true);
  }

  /** As {@link #answers}, of somebody who cannot know all of them: none is missing. */
  ObjectNode someAnswers(String member, EventDefinition event, @Nullable TicketType ticketType) {
    return answers(member, event, ticketType, false);
  }

  private ObjectNode answers(
      String member, EventDefinition event, @Nullable TicketType ticketType, boolean all) {
    var given = members.object(member);
    var kept = JsonNodeFactory.instance.objectNode();
    for (var question : event.askedQuestions()) {
      if (ticketType == null || question.isAskedOf(ticketType.code())) {
        boolean certain = ticketType != null || question.rules().ticketTypes().isEmpty();
        var answer = answer(given, question, all && certain);
        if (answer != null) {
          kept.set(question.code(), answer);
        }
      }
    }
    given.refuseOthers("unknown-question");
    return kept;
  }

  private static @Nullable JsonNode answer(JsonMembers given, Question question, boolean certain) {
    return new AnswerForm(question, code -> given.refuse(question.code(), code))
        .read(given.find(question.code()), certain);
  }
}
