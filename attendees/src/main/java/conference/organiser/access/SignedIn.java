package conference.organiser.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is using the organiser's desk. Whoever keeps the sessions knows. */
public interface SignedIn {

  /** Nobody, unless the request carries a session that is good now. */
  Optional<Organiser> of(HttpServletRequest request);

  /**
   * Whoever has signed in.
   *
   * @param confirmedAt when they last proved who they are
   */
  record Organiser(UUID accountId, String name, String email, Instant confirmedAt) {}
}
