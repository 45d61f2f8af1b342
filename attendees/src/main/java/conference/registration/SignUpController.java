package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.ProblemType;
import conference.platform.Problems;
import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sign-up. */
@RestController
class SignUpController {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final Catalogue catalogue;
  private final RegisterAttendee registerAttendee;
  private final ManageCookie cookie;
  private final InstantSource clock;
  private final Problems problems;

  SignUpController(
      Catalogue catalogue,
      RegisterAttendee registerAttendee,
      ManageCookie cookie,
      InstantSource clock,
      Problems problems) {
    this.catalogue = catalogue;
    this.registerAttendee = registerAttendee;
    this.cookie = cookie;
    this.clock = clock;
    this.problems = problems;
  }

  record CheckYourMailBody(String state) {}

  @PostMapping(path = "/api/v1/events/{slug}/registrations", consumes = "application/json")
  ResponseEntity<Object> signUp(
      @PathVariable String slug,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode body) {
    if (key == null) {
      return problems.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    if (!KEY.matcher(key).matches()) {
      return problems.of(ProblemType.IDEMPOTENCY_KEY_INVALID);
    }
    return catalogue
        .find(slug)
        .map(event -> answer(event, registerAttendee.register(event, key, body)))
        .orElseGet(() -> problems.of(ProblemType.UNKNOWN_EVENT));
  }

  private ResponseEntity<Object> answer(EventDefinition event, SignUpOutcome outcome) {
    return switch (outcome) {
      case SignUpOutcome.Confirmed confirmed -> created(event, confirmed);
      case SignUpOutcome.Replayed replayed -> answer(event, replayed.earlier());
      case SignUpOutcome.CheckYourMail mail ->
          ResponseEntity.accepted()
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(new CheckYourMailBody("check-your-mail"));
      case SignUpOutcome.AlreadyRegistered known -> problems.of(ProblemType.ALREADY_REGISTERED);
      case SignUpOutcome.SoldOut(var type) ->
          problems.of(ProblemType.SOLD_OUT, Map.of("ticketType", type));
      case SignUpOutcome.NotOpen(var opensAt) ->
          problems.of(ProblemType.SIGN_UP_NOT_OPEN, Map.of("opensAt", opensAt));
      case SignUpOutcome.Closed closed -> problems.of(ProblemType.SIGN_UP_CLOSED);
      case SignUpOutcome.KeyReused reused -> problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case SignUpOutcome.Invalid(var errors) -> problems.invalid(errors);
      case SignUpOutcome.Overloaded overloaded -> problems.of(ProblemType.OVERLOADED);
    };
  }

  private ResponseEntity<Object> created(EventDefinition event, SignUpOutcome.Confirmed outcome) {
    var confirmation = outcome.confirmation();
    var response =
        ResponseEntity.created(URI.create("/api/v1/registrations/" + confirmation.id()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    var nonce = outcome.nonce();
    if (nonce != null) {
      var session =
          cookie.open(
              event.id().value(),
              confirmation.id(),
              HexFormat.of().parseHex(nonce),
              clock.instant());
      response.header(HttpHeaders.SET_COOKIE, session);
    }
    return response.body(confirmation);
  }
}
