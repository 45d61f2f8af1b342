package conference.organiser.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an enrolment in the session of whoever is about to have an account. */
@Component
final class EnrolmentSession {

  private final OrganiserSession sessions;
  private final JsonMapper json;

  EnrolmentSession(OrganiserSession sessions, JsonMapper json) {
    this.sessions = sessions;
    this.json = json;
  }

  void put(HttpServletRequest request, Enrolment enrolment) {
    sessions.putEnrolment(request, json.writeValueAsString(enrolment));
  }

  Optional<Enrolment> find(HttpServletRequest request) {
    return sessions.enrolment(request).map(text -> json.readValue(text, Enrolment.class));
  }
}
