package conference.organiser.account;

import conference.organiser.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * What a session of the organiser's desk holds, as text: who has signed in, or how far somebody is
 * who is about to.
 */
@Component
final class OrganiserSession implements SignedIn {

  static final Duration IDLE = Duration.ofHours(2);
  static final Duration ABSOLUTE = Duration.ofHours(12);

  /** How long a half-done sign-in or enrolment waits for its other half. */
  private static final Duration HALF_DONE = Duration.ofMinutes(10);

  /** So that an account's sessions can be listed. */
  static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

  static final String SIGNED_IN_AT = "signed-in-at";
  static final String BROWSER = "browser";
  static final String CONFIRMED_AT = "confirmed-at";
  private static final String AWAITING_CODE = "awaiting-code";
  private static final String CHALLENGE = "challenge";
  private static final String ENROLMENT = "enrolment";
  private static final String NEW_PASSWORD = "new-password";
  private static final int LONGEST_BROWSER = 300;

  private final AccountStore accounts;
  private final InstantSource clock;

  OrganiserSession(AccountStore accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Optional<Organiser> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String account = session == null ? null : text(session, ACCOUNT);
    if (session == null || account == null) {
      return Optional.empty();
    }
    Optional<Account> found =
        isOver(session) ? Optional.empty() : accounts.find(UUID.fromString(account));
    if (found.isEmpty()) {
      session.invalidate();
    }
    return found.map(
        one -> new Organiser(one.id(), one.name(), one.email(), instant(session, CONFIRMED_AT)));
  }

  private boolean isOver(HttpSession session) {
    return !instant(session, SIGNED_IN_AT).plus(ABSOLUTE).isAfter(clock.instant());
  }

  /** They have proven who they are. Under a new id, so that nobody can have planted it. */
  void signIn(HttpServletRequest request, UUID account) {
    HttpSession session = request.getSession();
    boolean again = account.toString().equals(text(session, ACCOUNT));
    request.changeSessionId();
    session = request.getSession();
    String now = clock.instant().toString();
    if (!again) {
      session.setAttribute(ACCOUNT, account.toString());
      session.setAttribute(SIGNED_IN_AT, now);
      session.setAttribute(BROWSER, browser(request));
    }
    session.setMaxInactiveInterval((int) IDLE.toSeconds());
    session.setAttribute(CONFIRMED_AT, now);
    session.removeAttribute(AWAITING_CODE);
    session.removeAttribute(ENROLMENT);
  }

  private static String browser(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return agent.substring(0, Math.min(agent.length(), LONGEST_BROWSER));
  }

  void signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** Whose password was right, and who now needs a code. */
  void awaitCode(HttpServletRequest request, UUID account) {
    put(request, AWAITING_CODE, account.toString());
  }

  Optional<UUID> awaitingCode(HttpServletRequest request) {
    return find(request, AWAITING_CODE).map(UUID::fromString);
  }

  void putChallenge(HttpServletRequest request, String challenge) {
    put(request, CHALLENGE, challenge);
  }

  /** Each is good for one answer. */
  Optional<String> takeChallenge(HttpServletRequest request) {
    Optional<String> challenge = find(request, CHALLENGE);
    if (challenge.isPresent()) {
      request.getSession().removeAttribute(CHALLENGE);
    }
    return challenge;
  }

  void putEnrolment(HttpServletRequest request, String enrolment) {
    put(request, ENROLMENT, enrolment);
  }

  Optional<String> enrolment(HttpServletRequest request) {
    return find(request, ENROLMENT);
  }

  void putNewPassword(HttpServletRequest request, String pending) {
    put(request, NEW_PASSWORD, pending);
  }

  Optional<String> newPassword(HttpServletRequest request) {
    return find(request, NEW_PASSWORD);
  }

  void forgetNewPassword(HttpServletRequest request) {
    request.getSession().removeAttribute(NEW_PASSWORD);
  }

  /** The session of somebody who has not signed in is not kept longer than what it waits for. */
  private void put(HttpServletRequest request, String name, String value) {
    HttpSession session = request.getSession();
    if (text(session, ACCOUNT) == null) {
      session.setMaxInactiveInterval((int) HALF_DONE.toSeconds());
    }
    session.setAttribute(name, clock.instant() + " " + value);
  }

  private Optional<String> find(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    String kept = session == null ? null : text(session, name);
    if (kept == null) {
      return Optional.empty();
    }
    int space = kept.indexOf(' ');
    boolean fresh =
        Instant.parse(kept.substring(0, space)).plus(HALF_DONE).isAfter(clock.instant());
    return fresh ? Optional.of(kept.substring(space + 1)) : Optional.empty();
  }

  private static Instant instant(HttpSession session, String name) {
    String text = text(session, name);
    return text == null ? Instant.EPOCH : Instant.parse(text);
  }

  private static @Nullable String text(HttpSession session, String name) {
    return (String) session.getAttribute(name);
  }
}
