package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.privacy.ExportPerson;
import conference.registration.ManageBodies.ExportBody;
import conference.registration.ManageBodies.RegistrationBody;
import conference.registration.RegistrationStore.WithNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The attendee's own registration: opened with the link, then with the cookie. */
@RestController
@RequestMapping("/api/v1/manage")
class ManageController {

  private final ManageSession sessions;
  private final ManageCookie cookie;
  private final Catalogue catalogue;
  private final ConsentStore consents;
  private final ChangeRegistration changeRegistration;
  private final Registrations registrations;
  private final ExportPerson exportPerson;
  private final Problems problems;
  private final InstantSource clock;

  ManageController(
      ManageSession sessions,
      ManageCookie cookie,
      Catalogue catalogue,
      ConsentStore consents,
      ChangeRegistration changeRegistration,
      Registrations registrations,
      ExportPerson exportPerson,
      Problems problems,
      InstantSource clock) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.catalogue = catalogue;
    this.consents = consents;
    this.changeRegistration = changeRegistration;
    this.registrations = registrations;
    this.exportPerson = exportPerson;
    this.problems = problems;
    this.clock = clock;
  }

  @PostMapping("/session")
  ResponseEntity<Object> open(@RequestBody JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    String token = members.requireText("token");
    members.refuseOthers("unknown-member");
    if (token == null || !errors.isEmpty()) {
      return problems.invalid(errors);
    }
    return sessions
        .byToken(token)
        .map(held -> shown(held, true))
        .orElseGet(() -> problems.of(ProblemType.MANAGE_LINK_INVALID));
  }

  @DeleteMapping("/session")
  ResponseEntity<Void> close() {
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.close()).build();
  }

  @GetMapping("/registration")
  ResponseEntity<Object> show(HttpServletRequest request) {
    return held(request, held -> shown(held, false));
  }

  @PatchMapping("/registration")
  ResponseEntity<Object> change(
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body) {
    return held(request, held -> change(held, ifMatch, body));
  }

  private ResponseEntity<Object> change(WithNonce held, @Nullable String ifMatch, JsonNode body) {
    if (ifMatch == null) {
      return problems.of(ProblemType.PRECONDITION_REQUIRED);
    }
    if (!ifMatch.equals("*") && !ifMatch.equals(tag(held.registration()))) {
      return problems.of(ProblemType.CHANGED_MEANWHILE);
    }
    if (held.registration().isCancelled()) {
      return problems.of(ProblemType.REGISTRATION_CANCELLED);
    }
    var reading = ChangeForm.read(event(held), held, body);
    return reading
        .change()
        .map(change -> answer(changeRegistration.change(held, change)))
        .orElseGet(() -> problems.invalid(reading.errors()));
  }

  private ResponseEntity<Object> answer(ChangeRegistration.Outcome outcome) {
    return switch (outcome) {
      case ChangeRegistration.Outcome.Changed changed -> shown(changed.now(), changed.rotated());
      case ChangeRegistration.Outcome.Gone gone -> problems.of(ProblemType.MANAGE_SESSION_MISSING);
      case ChangeRegistration.Outcome.ChangedMeanwhile meanwhile ->
          problems.of(ProblemType.CHANGED_MEANWHILE);
      case ChangeRegistration.Outcome.Cancelled cancelled ->
          problems.of(ProblemType.REGISTRATION_CANCELLED);
      case ChangeRegistration.Outcome.AlreadyRegistered taken ->
          problems.of(ProblemType.ALREADY_REGISTERED);
      case ChangeRegistration.Outcome.TooManyAddresses many ->
          problems.of(ProblemType.TOO_MANY_REQUESTS);
    };
  }

  @GetMapping("/registration/calendar.ics")
  ResponseEntity<Object> calendar(HttpServletRequest request) {
    return held(request, this::calendar);
  }

  private ResponseEntity<Object> calendar(WithNonce held) {
    EventDefinition event = event(held);
    String method = held.registration().isCancelled() ? "CANCEL" : "PUBLISH";
    String file = registrations.calendarFile(held.registration(), event);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=UTF-8; method=" + method)
        .header(HttpHeaders.CONTENT_DISPOSITION, download(event.slug() + ".ics"))
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/registration/export")
  ResponseEntity<Object> export(HttpServletRequest request) {
    return held(request, this::export);
  }

  private ResponseEntity<Object> export(WithNonce held) {
    Registration registration = held.registration();
    var records = exportPerson.export(registration.eventId(), registration.id());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            download("registration-" + registration.reference() + ".json"))
        .body(ExportBody.of(registration, event(held), clock.instant(), records));
  }

  private static String download(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }

  private ResponseEntity<Object> held(
      HttpServletRequest request, Function<WithNonce, ResponseEntity<Object>> then) {
    Optional<WithNonce> held = sessions.byCookie(request);
    return held.map(then).orElseGet(() -> problems.of(ProblemType.MANAGE_SESSION_MISSING));
  }

  private ResponseEntity<Object> shown(WithNonce held, boolean withCookie) {
    Registration registration = held.registration();
    var response = ResponseEntity.ok().eTag(tag(registration));
    if (withCookie) {
      response.header(
          HttpHeaders.SET_COOKIE,
          cookie.open(registration.eventId(), registration.id(), held.nonce(), clock.instant()));
    }
    return response.body(
        RegistrationBody.of(
            registration,
            event(held),
            consents.findAll(registration.eventId(), registration.id())));
  }

  private static String tag(Registration registration) {
    return "\"" + registration.revision() + "\"";
  }

  private EventDefinition event(WithNonce held) {
    return catalogue.find(new EventId(held.registration().eventId())).orElseThrow();
  }
}
