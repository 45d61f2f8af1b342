package conference.organiser.account;

import conference.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Where an account is signed in, in whatever browser and through whatever replica. */
@Component
final class AccountSessions {

  private static final int SHOWN = 32;

  private final JdbcIndexedSessionRepository sessions;

  AccountSessions(JdbcIndexedSessionRepository sessions) {
    this.sessions = sessions;
  }

  /**
   * A browser in which the account is signed in.
   *
   * @param id names the session and opens nothing
   * @param browser what it said of itself
   */
  record One(String id, boolean current, String browser, Instant signedInAt, Instant lastUsedAt) {}

  /** The one that is used last first. */
  List<One> list(UUID account, HttpServletRequest request) {
    String current = current(request);
    return of(account).values().stream()
        .filter(session -> !session.isExpired())
        .map(session -> one(session, session.getId().equals(current)))
        .sorted(Comparator.comparing(One::lastUsedAt).reversed())
        .toList();
  }

  private static One one(Session session, boolean current) {
    String signedInAt = session.getAttribute(OrganiserSession.SIGNED_IN_AT);
    return new One(
        shown(session.getId()),
        current,
        session.getAttributeOrDefault(OrganiserSession.BROWSER, ""),
        signedInAt == null ? session.getCreationTime() : Instant.parse(signedInAt),
        session.getLastAccessedTime());
  }

  /** {@return false when this account has no such session} */
  boolean end(UUID account, String id) {
    List<String> ended =
        of(account).keySet().stream().filter(session -> shown(session).equals(id)).toList();
    ended.forEach(sessions::deleteById);
    return !ended.isEmpty();
  }

  /** All but the one that the request came with. */
  void endOthers(UUID account, HttpServletRequest request) {
    String current = current(request);
    of(account).keySet().stream()
        .filter(session -> !session.equals(current))
        .forEach(sessions::deleteById);
  }

  private Map<String, ? extends Session> of(UUID account) {
    return sessions.findByIndexNameAndIndexValue(OrganiserSession.ACCOUNT, account.toString());
  }

  private static String current(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? "" : session.getId();
  }

  private static String shown(String sessionId) {
    return Sha256.hex(sessionId).substring(0, SHOWN);
  }
}
