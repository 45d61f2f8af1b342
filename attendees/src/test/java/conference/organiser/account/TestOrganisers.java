package conference.organiser.account;

import conference.organiser.access.Invitations;
import conference.organiser.access.Role;
import conference.testing.TestService;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Accounts and sessions as they would be after real invitations and real sign-ins. */
public final class TestOrganisers {

  private final TestService service;
  private final JdbcClient jdbc;

  public TestOrganisers(TestService service) {
    this.service = service;
    this.jdbc = JdbcClient.create(service.store().application());
  }

  /** An account that signs in by a passkey which nobody has. */
  public UUID account(String name, String email) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into account (id, name, email, email_normalised, created_at, updated_at)
            values (:id, :name, :email, lower(:email), now(), now())
            """)
        .param("id", id)
        .param("name", name)
        .param("email", email)
        .update();
    return id;
  }

  /**
   * A role as an accepted invitation gives it.
   *
   * @param event null for everywhere
   */
  public void give(@Nullable UUID event, UUID account, Role role) {
    jdbc.sql(
            """
            insert into event_role (event_id, account_id, role, given_at)
            values (:event, :account, :role, now())
            """)
        .param("event", event)
        .param("account", account)
        .param("role", role.code())
        .update();
  }

  /** A browser in which an account has signed in now. */
  public OrganiserClient signedIn(UUID account) {
    return signedIn(account, Instant.now(), Instant.now());
  }

  /** A browser in which an account has signed in an hour ago, and proven nothing since. */
  public OrganiserClient staleFor(UUID account) {
    Instant then = Instant.now().minusSeconds(3600);
    return signedIn(account, then, then);
  }

  /** The same by another clock. */
  public OrganiserClient signedIn(UUID account, Instant signedInAt, Instant confirmedAt) {
    String session =
        session(
            service.bean(JdbcIndexedSessionRepository.class),
            Map.of(
                OrganiserSession.ACCOUNT, account.toString(),
                OrganiserSession.SIGNED_IN_AT, signedInAt.toString(),
                OrganiserSession.CONFIRMED_AT, confirmedAt.toString()));
    var client = new OrganiserClient(service);
    client.setCookie(SessionConfiguration.COOKIE, encoded(session));
    return client;
  }

  private static <S extends Session> String session(
      SessionRepository<S> sessions, Map<String, String> attributes) {
    S session = sessions.createSession();
    attributes.forEach(session::setAttribute);
    sessions.save(session);
    return session.getId();
  }

  static String encoded(String sessionId) {
    return Base64.getEncoder().encodeToString(sessionId.getBytes(StandardCharsets.UTF_8));
  }

  /** The token of a link that makes an owner, as the operator is shown it. */
  String ownerToken() {
    var invitations = service.bean(Invitations.class);
    return token(invitations.link(invitations.inviteOwner().id()).orElseThrow());
  }

  static String token(URI link) {
    return link.getFragment();
  }

  /** As if the session had last been used so long ago. */
  void usedLast(UUID account, Instant then) {
    jdbc.sql(
            """
            update organiser_session set last_access_time = :then,
              expiry_time = :then + max_inactive_interval * 1000
            where principal_name = :account
            """)
        .param("then", then.toEpochMilli())
        .param("account", account.toString())
        .update();
  }

  /** Another event that is like this one, without tickets. */
  public void copyEvent(UUID event, UUID id, String slug) {
    jdbc.sql(
            """
            insert into event select (jsonb_populate_record(e,
              jsonb_build_object('id', :id::text, 'slug', :slug))).* from event e where id = :event
            """)
        .param("id", id)
        .param("slug", slug)
        .param("event", event)
        .update();
    jdbc.sql(
            """
            with version as (insert into event_availability (event_id) values (:id))
            insert into consent_text select :id, purpose, version, locale, body, sha256, published_at
            from consent_text where event_id = :event
            """)
        .param("id", id)
        .param("event", event)
        .update();
  }

  long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  void expireInvitations() {
    jdbc.sql("update invitation set expires_at = :then")
        .param("then", Timestamp.from(Instant.now().minusSeconds(1)))
        .update();
  }

  JdbcClient jdbc() {
    return jdbc;
  }
}
