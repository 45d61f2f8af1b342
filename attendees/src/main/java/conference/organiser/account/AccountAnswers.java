package conference.organiser.account;

import conference.catalogue.LocalizedText;
import conference.organiser.access.Permission;
import conference.organiser.access.Roles;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What every way of signing in is answered with. */
@Component
final class AccountAnswers {

  private static final Logger log = LoggerFactory.getLogger(AccountAnswers.class);

  private final OrganiserSession sessions;
  private final DeviceCookie devices;
  private final Roles roles;
  private final Problems problems;
  private final InstantSource clock;

  AccountAnswers(
      OrganiserSession sessions,
      DeviceCookie devices,
      Roles roles,
      Problems problems,
      InstantSource clock) {
    this.sessions = sessions;
    this.devices = devices;
    this.roles = roles;
    this.problems = problems;
    this.clock = clock;
  }

  @Schema(name = "OrganiserSession")
  record SessionBody(
      UUID accountId,
      String name,
      String email,
      @Schema(description = "Whether every event is theirs, those to come included")
          boolean ownsAll,
      @Schema(description = "When they last proved who they are") Instant confirmedAt,
      List<EventBody> events) {}

  @Schema(name = "OrganiserEvent")
  record EventBody(
      String slug,
      LocalizedText title,
      @Schema(allowableValues = {"draft", "published", "archived"}) String state,
      Instant startsAt,
      Instant endsAt,
      String timeZone,
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role,
      @Schema(description = "What that role may do") List<String> permissions) {

    static EventBody of(Roles.EventRole one) {
      return new EventBody(
          one.event().slug(),
          one.event().title(),
          one.event().state().stored(),
          one.event().startsAt(),
          one.event().endsAt(),
          one.event().timeZone().getId(),
          one.role().code(),
          one.role().permissions().stream().map(Permission::code).toList());
    }
  }

  SessionBody session(Organiser organiser) {
    return new SessionBody(
        organiser.accountId(),
        organiser.name(),
        organiser.email(),
        roles.isOwnerOfAll(organiser.accountId()),
        organiser.confirmedAt(),
        roles.events(organiser.accountId()).stream().map(EventBody::of).toList());
  }

  /** From now on this session is theirs. */
  ResponseEntity<Object> signedIn(HttpServletRequest request, Account account) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, begin(request, account))
        .body(session(organiser(account)));
  }

  /** Makes the session theirs; the browser's device cookie is to go with the answer. */
  String begin(HttpServletRequest request, Account account) {
    sessions.signIn(request, account.id());
    log.info("account {} signed in", account.id());
    return devices.of(account.normalisedEmail());
  }

  Organiser organiser(Account account) {
    return new Organiser(account.id(), account.name(), account.email(), clock.instant());
  }

  ResponseEntity<Object> tooManyAttempts() {
    var response = problems.of(ProblemType.TOO_MANY_ATTEMPTS);
    return ResponseEntity.status(response.getStatusCode())
        .headers(headers -> {
          headers.putAll(response.getHeaders());
          headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Attempts.WINDOW.toSeconds()));
        })
        .body(response.getBody());
  }

  /**
   * A passkey that was made, as bodies tell it.
   *
   * @param label what its owner calls it; empty when they call it nothing
   */
  record NewPasskey(String label, JsonNode credential) {

    static @Nullable NewPasskey read(JsonMembers members) {
      String label = Labels.read(members, "label");
      JsonNode credential = AccountAnswers.credential(members);
      return credential == null ? null : new NewPasskey(label, credential);
    }
  }

  /** What the browser made of a passkey; null stands for an error that has been noted. */
  static @Nullable JsonNode credential(JsonMembers members) {
    JsonNode credential = members.find("credential");
    if (credential == null) {
      members.refuse("credential", "required");
    } else if (!credential.isObject()) {
      members.refuse("credential", "wrong-type");
    }
    return credential != null && credential.isObject() ? credential : null;
  }
}
