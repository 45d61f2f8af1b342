package conference.registration;

import conference.registration.ManageLinks.Named;
import conference.registration.RegistrationStore.WithNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Finds out which registration a link or a cookie opens, and whether it really does. */
@Component
final class ManageSession {

  private final ManageLinks links;
  private final RegistrationStore store;
  private final InstantSource clock;

  ManageSession(ManageLinks links, RegistrationStore store, InstantSource clock) {
    this.links = links;
    this.store = store;
    this.clock = clock;
  }

  Optional<WithNonce> byToken(String token) {
    return links
        .namedByToken(token)
        .flatMap(named -> find(named).filter(found -> links.opens(token, named, found.nonce())));
  }

  Optional<WithNonce> byCookie(HttpServletRequest request) {
    return cookie(request).flatMap(this::bySession);
  }

  private Optional<WithNonce> bySession(String session) {
    return links
        .namedBySession(session)
        .flatMap(named ->
            find(named)
                .filter(found -> links.holds(session, named, found.nonce(), clock.instant())));
  }

  static Optional<String> cookie(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, ManageCookie.NAME))
        .map(jakarta.servlet.http.Cookie::getValue);
  }

  private Optional<WithNonce> find(Named named) {
    return store.find(named.eventId(), named.registrationId());
  }
}
