package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing without giving anybody the means to lock somebody else out. Attempts are
 * counted before they are judged, so that many at once are no way around it.
 *
 * <p>A browser in which an account has signed in before carries a device cookie, and is counted by
 * itself (OWASP, "Slow down online guessing attacks with device cookies"). Everybody else is
 * counted by address and network together, and by network: an attacker uses up what their own
 * network has.
 */
@Component
final class Attempts {

  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_DEVICE = 10;
  private static final int PER_NETWORK_AND_ADDRESS = 5;
  private static final int PER_NETWORK = 50;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** Written by the load balancer, which passes on nothing that a client says of itself. */
  private static final String CLIENT = "X-Forwarded-For";

  private final AttemptStore store;
  private final AccountKeys keys;
  private final DeviceCookie devices;
  private final InstantSource clock;

  Attempts(AttemptStore store, AccountKeys keys, DeviceCookie devices, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.devices = devices;
    this.clock = clock;
  }

  /** What an attempt counts towards, and how often each of it may fail in a quarter of an hour. */
  record Counted(List<Bucket> buckets) {}

  /**
   * One of the things an attempt counts towards.
   *
   * @param own whether only one account's attempts are counted here: being right once clears it
   */
  record Bucket(String key, int limit, boolean own) {}

  /**
   * What an attempt counts towards.
   *
   * @param about whose account it is about: the normalised address
   * @param kind what is being guessed
   */
  Counted counted(HttpServletRequest request, String kind, String about) {
    Optional<String> device = devices.find(request, about);
    if (device.isPresent()) {
      String key = keys.mac("device attempts", kind, about, device.get());
      return new Counted(List.of(new Bucket(key, PER_DEVICE, true)));
    }
    String network = network(request.getHeader(CLIENT));
    return new Counted(
        List.of(
            new Bucket(
                keys.mac("address attempts", kind, about, network), PER_NETWORK_AND_ADDRESS, true),
            new Bucket(keys.mac("network attempts", network), PER_NETWORK, false)));
  }

  /**
   * Counts an attempt as failed until {@link #forgive} says otherwise.
   *
   * @return false when it may not even be looked at
   */
  boolean begin(Counted counted) {
    boolean allowed = true;
    for (Bucket bucket : counted.buckets()) {
      int failures = store.count(bucket.key(), clock.instant(), clock.instant().plus(WINDOW));
      allowed &= failures <= bucket.limit();
    }
    return allowed;
  }

  /** It was right. */
  void forgive(Counted counted) {
    for (Bucket bucket : counted.buckets()) {
      if (bucket.own()) {
        store.clear(bucket.key());
      } else {
        store.forgive(bucket.key());
      }
    }
  }

  /** Somebody with an IPv6 network has more addresses of their own than anybody could count. */
  private static String network(@Nullable String clientAddress) {
    if (clientAddress == null) {
      return "unknown";
    }
    try {
      byte[] address = InetAddress.ofLiteral(clientAddress).getAddress();
      boolean six = address.length > IPV6_NETWORK_BYTES;
      return HexFormat.of().formatHex(six ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address);
    } catch (IllegalArgumentException unreadable) {
      return "unknown";
    }
  }
}
