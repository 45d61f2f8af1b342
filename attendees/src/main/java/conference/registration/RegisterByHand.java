package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.FieldError;
import conference.registration.RegistrationStore.WithNonce;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Registers somebody whom an organiser enters: before sign-up opens and after it has closed, with
 * answers missing, and where their role allows it beyond the capacity. Everything else is as if
 * they had signed up themselves; the consent names who says that it was given.
 */
@Component
public final class RegisterByHand {

  private final WriteSignUps writeSignUps;
  private final RequestHash requestHash;
  private final RegistrationStore store;

  RegisterByHand(WriteSignUps writeSignUps, RequestHash requestHash, RegistrationStore store) {
    this.writeSignUps = writeSignUps;
    this.requestHash = requestHash;
    this.store = store;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Registered(Registration registration) implements Outcome {}

    /** With the reference of the registration that the address has. */
    record AlreadyRegistered(String reference) implements Outcome {}

    record SoldOut(String ticketType) implements Outcome {}

    /** The event is over. */
    record Over() implements Outcome {}

    record KeyReused() implements Outcome {}

    /** It has been erased by somebody since. */
    record Gone() implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * The same request under the same key registers once.
   *
   * @param accountId of the organiser
   * @param overCapacity whether there is a place where none is left
   */
  public Outcome register(
      EventDefinition event, String key, JsonNode body, UUID accountId, boolean overCapacity) {
    SignUpForm.Reading reading = SignUpForm.readByHand(event, body);
    SignUp signUp = reading.signUp();
    if (signUp == null) {
      return new Outcome.Invalid(reading.errors());
    }
    var pending = new PendingSignUp(event, signUp, key, hash(body, overCapacity));
    var admission = Admission.byHand(accountId, overCapacity);
    return outcome(event, signUp, writeSignUps.write(List.of(pending), admission).getFirst());
  }

  /** Never that of a sign-up: what somebody did under a key of theirs is not told here. */
  private String hash(JsonNode body, boolean overCapacity) {
    return requestHash.of(
        JsonNodeFactory.instance
            .objectNode()
            .put("overCapacity", overCapacity)
            .set("byHand", body));
  }

  private Outcome outcome(EventDefinition event, SignUp signUp, SignUpOutcome outcome) {
    return switch (outcome) {
      case SignUpOutcome.Confirmed(var confirmation, var nonce) -> registered(event, confirmation);
      case SignUpOutcome.Waiting(var confirmation, var nonce) -> registered(event, confirmation);
      case SignUpOutcome.Replayed(var earlier) -> outcome(event, signUp, earlier);
      case SignUpOutcome.AlreadyRegistered known -> alreadyRegistered(event, signUp);
      case SignUpOutcome.SoldOut(var type) -> new Outcome.SoldOut(type);
      case SignUpOutcome.Closed closed -> new Outcome.Over();
      case SignUpOutcome.KeyReused reused -> new Outcome.KeyReused();
      case SignUpOutcome.NotOpen no -> throw new IllegalStateException("not said by hand: " + no);
      case SignUpOutcome.Requested no -> throw new IllegalStateException("not said by hand: " + no);
      case SignUpOutcome.CheckYourMail no ->
          throw new IllegalStateException("not said by hand: " + no);
      case SignUpOutcome.Overloaded no ->
          throw new IllegalStateException("not said by hand: " + no);
      case SignUpOutcome.Invalid no -> throw new IllegalStateException("read before");
    };
  }

  private Outcome registered(EventDefinition event, Confirmation confirmation) {
    return store
        .find(event.id().value(), confirmation.id())
        .map(WithNonce::registration)
        .<Outcome>map(Outcome.Registered::new)
        .orElseGet(Outcome.Gone::new);
  }

  /** Whoever was registered a moment ago may be gone by now: then it can be tried anew. */
  private Outcome alreadyRegistered(EventDefinition event, SignUp signUp) {
    return store
        .findLive(event.id().value(), signUp.email())
        .map(found -> found.registration().reference())
        .<Outcome>map(Outcome.AlreadyRegistered::new)
        .orElseGet(Outcome.Gone::new);
  }
}
