package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.TicketType;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a sign-up and judges every field of it, so that one answer can tell all that is wrong. */
final class SignUpForm {

  /** Either a sign-up without errors or errors without a sign-up. */
  record Reading(@Nullable SignUp signUp, List<FieldError> errors) {}

  private final EventDefinition event;
  private final boolean byHand;
  private final List<FieldError> errors = new ArrayList<>();
  private final JsonMembers members;

  private SignUpForm(EventDefinition event, JsonNode body, boolean byHand) {
    this.event = event;
    this.byHand = byHand;
    this.members = JsonMembers.of(body, errors);
  }

  static Reading read(EventDefinition event, JsonNode body) {
    return read(new SignUpForm(event, body, false));
  }

  /** Filled in by an organiser, who does not know every answer. */
  static Reading readByHand(EventDefinition event, JsonNode body) {
    return read(new SignUpForm(event, body, true));
  }

  private static Reading read(SignUpForm form) {
    var signUp = form.read();
    return form.errors.isEmpty()
        ? new Reading(signUp, List.of())
        : new Reading(null, List.copyOf(form.errors));
  }

  private @Nullable SignUp read() {
    if (!errors.isEmpty()) {
      return null;
    }
    var details = new DetailForm(members);
    var givenName = details.name("givenName");
    var familyName = details.name("familyName");
    var email = details.email("email");
    var organisation = details.organisation("organisation");
    var ticketType = ticketType();
    var answers =
        (byHand
                ? details.someAnswers("answers", event, ticketType)
                : details.answers("answers", event, ticketType))
            .toString();
    var consent = consent();
    var locale = locale(members);
    var wouldWait = members.findBoolean("waitingList");
    members.refuseOthers("unknown-member");
    if (givenName == null
        || familyName == null
        || email == null
        || ticketType == null
        || consent == null
        || locale == null) {
      return null;
    }
    return new SignUp(
        givenName,
        familyName,
        email,
        organisation,
        ticketType,
        answers,
        consent.version,
        consent.locale,
        consent.sha256,
        locale,
        Boolean.TRUE.equals(wouldWait));
  }

  private @Nullable TicketType ticketType() {
    var code = members.requireText("ticketType");
    if (code == null) {
      return null;
    }
    var type = event.ticketType(code).filter(t -> !t.withdrawn());
    if (type.isEmpty()) {
      members.refuse("ticketType", "unknown-ticket-type");
    }
    return type.orElse(null);
  }

  private record Given(int version, String locale, String sha256) {}

  private @Nullable Given consent() {
    if (members.find("consent") == null) {
      members.refuse("consent", "consent-required");
      return null;
    }
    int before = errors.size();
    var consent = members.object("consent");
    if (errors.size() > before) {
      return null;
    }
    var version = consent.requireInt("privacyNoticeVersion");
    var notice = event.privacyNotice();
    if (version != null && version != notice.version()) {
      consent.refuse("privacyNoticeVersion", "consent-outdated");
    }
    var locale = locale(consent);
    consent.refuseOthers("unknown-member");
    var hash = locale == null ? null : notice.sha256().get(locale);
    return version == null || locale == null || hash == null
        ? null
        : new Given(version, locale, hash);
  }

  private @Nullable String locale(JsonMembers holder) {
    var locale = holder.requireText("locale");
    if (locale != null && !event.locales().contains(locale)) {
      holder.refuse("locale", "unknown-locale");
      return null;
    }
    return locale;
  }
}
