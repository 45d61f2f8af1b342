package conference.registration;

import conference.catalogue.EventPlaces;
import conference.platform.Ids;
import conference.platform.TestOutbox;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The guard of an event's places on a test's own store, with nobody in line. */
public final class TestPlaces {

  private TestPlaces() {}

  private static final WaitingLine NOBODY =
      new WaitingLine() {
        @Override
        public List<Waiting> next(UUID eventId, Collection<UUID> ticketTypes, int atMost) {
          return List.of();
        }

        @Override
        public int ahead(UUID eventId, Collection<UUID> ticketTypes, long position) {
          return 0;
        }
      };

  public static EventPlaces on(DataSource store, InstantSource clock) {
    var jdbc = JdbcClient.create(store);
    var ids = new Ids(clock);
    var serveWaiting =
        new ServeWaiting(
            NOBODY,
            new ManageStore(jdbc),
            new AuditStore(jdbc, ids, JsonMapper.builder().build()),
            TestOutbox.on(store, clock));
    return new SettlePlaces(new SeatStore(jdbc), serveWaiting, clock);
  }
}
