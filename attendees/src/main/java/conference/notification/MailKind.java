package conference.notification;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mails we send; each is named after what happened, as in the outbox and in the texts. */
enum MailKind {
  REGISTRATION_CONFIRMED("registration-confirmed", true, true),
  /** To somebody whom an organiser has entered. */
  REGISTERED_BY_HAND("registered-by-hand", true, true),
  /** To somebody whose sign-up an organiser has to approve. */
  REGISTRATION_REQUESTED("registration-requested", true, false),
  REGISTRATION_APPROVED("registration-approved", true, true),
  REGISTRATION_REJECTED("registration-rejected", true, false),
  REQUEST_WITHDRAWN("request-withdrawn", true, false),
  ALREADY_REGISTERED("already-registered", true, false),
  LINK_REQUESTED("link-requested", true, false),
  EMAIL_CHANGED("email-changed", true, false),
  /** To the old address: it must not learn the new one, nor the new link. */
  EMAIL_CHANGED_NOTICE("email-changed-notice", false, false),
  REGISTRATION_CHANGED("registration-changed", true, false),
  REGISTRATION_CANCELLED("registration-cancelled", true, true),
  /** To the address of the one that ended: it must not learn the address of the other. */
  REGISTRATION_MERGED("registration-merged", true, true),
  WAITING_LIST_JOINED("waiting-list-joined", true, false),
  PLACE_OFFERED("place-offered", true, false),
  PLACE_CONFIRMED("place-confirmed", true, true),
  /** To somebody who waited, and whom an organiser let in out of turn. */
  PLACE_GIVEN("place-given", true, true),
  WAITING_LIST_LEFT("waiting-list-left", true, false),
  OFFER_DECLINED("offer-declined", true, false),
  OFFER_EXPIRED("offer-expired", true, false),
  REGISTRATION_ERASED("registration-erased", false, false),
  /** In an organiser's own words. */
  ANNOUNCEMENT(Announcements.KIND, true, false),
  /** To somebody who is asked to help run the event. */
  TEAM_INVITATION("team-invitation", false, false);

  private final String key;
  private final boolean link;
  private final boolean calendar;

  MailKind(String key, boolean link, boolean calendar) {
    this.key = key;
    this.link = link;
    this.calendar = calendar;
  }

  String key() {
    return key;
  }

  /** The words for until when something is held, where a mail tells of that. */
  @Nullable String heldLabel() {
    return switch (this) {
      case PLACE_OFFERED -> "held-until";
      case TEAM_INVITATION -> "valid-until";
      default -> null;
    };
  }

  boolean hasLink() {
    return link;
  }

  /** Whether it says when and where the event is. */
  boolean tellsOfEvent() {
    return link && this != ANNOUNCEMENT;
  }

  boolean hasCalendar() {
    return calendar;
  }

  static Optional<MailKind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
