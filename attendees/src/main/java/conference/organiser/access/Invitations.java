package conference.organiser.access;

import conference.catalogue.EventId;
import conference.platform.Ids;
import conference.platform.Settings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Invitations to run an event. What opens one is a token in a link's fragment, and it is good once.
 * The store has only a random nonce of it: without the key file nobody can make the link.
 */
@Component
public final class Invitations {

  private static final int ID_BYTES = 16;
  private static final int NONCE_BYTES = 16;
  private static final Duration BY_MAIL = Duration.ofDays(7);
  private static final Duration BY_HAND = Duration.ofDays(1);

  private final InvitationStore store;
  private final AccountKeys keys;
  private final Ids ids;
  private final InstantSource clock;
  private final URI website;
  private final SecureRandom random = new SecureRandom();

  Invitations(
      InvitationStore store, AccountKeys keys, Ids ids, InstantSource clock, Settings settings) {
    this.store = store;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.website = settings.website();
  }

  /**
   * Somebody to help with one event; in the caller's transaction. An earlier invitation of the same
   * address ends.
   */
  public Invitation invite(EventId event, Role role, String email, UUID by) {
    store.deleteOf(event, email);
    return make(Optional.of(event), role, Optional.of(email), Optional.of(by), BY_MAIL);
  }

  /** An owner of everything, for the operator to hand on. */
  public Invitation inviteOwner() {
    return make(Optional.empty(), Role.OWNER, Optional.empty(), Optional.empty(), BY_HAND);
  }

  private Invitation make(
      Optional<EventId> event,
      Role role,
      Optional<String> email,
      Optional<UUID> by,
      Duration life) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    var invitation = new Invitation(ids.next(), event, role, email, now.plus(life));
    store.insert(invitation, nonce, by, now);
    return invitation;
  }

  public Optional<Invitation> find(UUID id) {
    return store.find(id, clock.instant()).map(InvitationStore.Kept::invitation);
  }

  /** The link that opens an invitation; empty when it is gone or too old. */
  public Optional<URI> link(UUID id) {
    return store
        .find(id, clock.instant())
        .map(kept -> URI.create(website + "/organiser/invitation#" + token(id, kept.nonce())));
  }

  private String token(UUID id, String nonce) {
    byte[] mac = mac(id, nonce);
    byte[] token = ByteBuffer.allocate(ID_BYTES + mac.length).put(Ids.bytes(id)).put(mac).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private byte[] mac(UUID id, String nonce) {
    return HexFormat.of().parseHex(keys.mac("invitation", id.toString(), nonce));
  }

  /** The invitation that a token opens; empty when it opens none, or none any more. */
  public Optional<Invitation> find(String token) {
    ByteBuffer bytes = decoded(token);
    if (bytes.remaining() <= ID_BYTES) {
      return Optional.empty();
    }
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    byte[] mac = new byte[bytes.remaining()];
    bytes.get(mac);
    return store
        .find(id, clock.instant())
        .filter(kept -> MessageDigest.isEqual(mac, mac(id, kept.nonce())))
        .map(InvitationStore.Kept::invitation);
  }

  private static ByteBuffer decoded(String token) {
    try {
      return ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException notBase64) {
      return ByteBuffer.allocate(0);
    }
  }

  /**
   * Uses an invitation up; in the caller's transaction, so that only one of several can. With the
   * first owner all other links for owners of everything go.
   *
   * @return empty when it is gone or too old
   */
  public Optional<Invitation> use(UUID id) {
    Optional<Invitation> used = store.use(id, clock.instant());
    used.filter(one -> one.event().isEmpty()).ifPresent(one -> store.deleteForOwnersOfAll());
    return used;
  }

  /** Those that nobody has taken yet. */
  public List<Invitation> ofEvent(EventId event) {
    return store.ofEvent(event, clock.instant());
  }

  /**
   * Ends an invitation before anybody has taken it.
   *
   * @return false when this event has no such invitation
   */
  public boolean withdraw(EventId event, UUID id) {
    return store.delete(event, id) == 1;
  }
}
