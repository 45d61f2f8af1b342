package conference.onemachine;

import conference.store.StoreAccess;
import java.util.List;

/**
 * Somebody who shows a certificate. The file name tells what it is for; names are what others
 * check: DNS names for servers and for the load balancer as a client, the common name for roles of
 * the store.
 */
public enum Identity {
  WEBSITE("website", Purpose.SERVER),
  LOAD_BALANCER("load-balancer", Purpose.CLIENT),
  ATTENDEES("attendees", Purpose.SERVER),
  STORE("attendees-store", Purpose.SERVER),
  APPLICATION("conference_application", Purpose.CLIENT),
  MIGRATOR("conference_migrator", Purpose.CLIENT),
  SUPERUSER(StoreAccess.SUPERUSER, Purpose.CLIENT),
  REPLICATION(StoreAccess.REPLICATION, Purpose.CLIENT);

  /** What a certificate may be used for; a client's does not serve and a server's does not call. */
  public enum Purpose {
    SERVER,
    CLIENT
  }

  private final String file;
  private final Purpose purpose;

  Identity(String file, Purpose purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  /** File name without its ending. */
  public String file() {
    return file;
  }

  String commonName() {
    return file;
  }

  List<String> dnsNames() {
    return switch (this) {
      case WEBSITE -> List.of("localhost");
      case STORE -> List.of("attendees-store", "localhost");
      case LOAD_BALANCER, ATTENDEES -> List.of(file);
      case APPLICATION, MIGRATOR, SUPERUSER, REPLICATION -> List.of();
    };
  }

  List<String> addresses() {
    return switch (this) {
      case WEBSITE, STORE -> List.of("127.0.0.1", "::1");
      case LOAD_BALANCER, ATTENDEES, APPLICATION, MIGRATOR, SUPERUSER, REPLICATION -> List.of();
    };
  }

  public Purpose purpose() {
    return purpose;
  }
}
