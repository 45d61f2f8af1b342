package conference.registration;

import conference.platform.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a sign-up. */
sealed interface SignUpOutcome {

  /** The name under which it is counted. */
  default String kind() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }

  /** There is a place; the nonce, where there is one, opens the manage page. */
  record Confirmed(Confirmation confirmation, @Nullable String nonce) implements SignUpOutcome {}

  /** There is none, but a place in line; the nonce opens the manage page as above. */
  record Waiting(Confirmation confirmation, @Nullable String nonce) implements SignUpOutcome {}

  /** An organiser decides whether there is a place; the nonce opens the manage page as above. */
  record Requested(Confirmation confirmation, @Nullable String nonce) implements SignUpOutcome {}

  /** The answer given before to the same request. */
  record Replayed(SignUpOutcome earlier) implements SignUpOutcome {}

  /** What a concealing event answers everyone who could have a place. */
  record CheckYourMail() implements SignUpOutcome {}

  record AlreadyRegistered() implements SignUpOutcome {}

  record SoldOut(String ticketType) implements SignUpOutcome {}

  record NotOpen(Instant opensAt) implements SignUpOutcome {}

  record Closed() implements SignUpOutcome {}

  record KeyReused() implements SignUpOutcome {}

  record Invalid(List<FieldError> errors) implements SignUpOutcome {}

  /** Too many are waiting, or this one waited too long; nothing was written. */
  record Overloaded() implements SignUpOutcome {}
}
