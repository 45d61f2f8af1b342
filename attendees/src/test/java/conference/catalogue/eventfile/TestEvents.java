package conference.catalogue.eventfile;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventUse;
import conference.catalogue.TestCatalogue;
import conference.platform.Ids;
import conference.platform.Transactions;
import conference.privacy.TestConsentTexts;
import conference.registration.TestPlaces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Puts events into a test's own store by the way that real ones take. */
public final class TestEvents {

  /** An event that nobody has signed up for. */
  static final EventUse UNUSED = new KnownUse();

  private TestEvents() {}

  /** The event that this file describes, in the store. */
  public static EventDefinition load(DataSource store, String yaml) {
    var outcome = loading(store, UNUSED, InstantSource.system()).load(List.of(file("event", yaml)));
    return switch (outcome) {
      case LoadEvents.Refused refused -> throw new AssertionError(refused.mistakes());
      case LoadEvents.Overtaken overtaken -> throw new AssertionError("nobody else is there");
      case LoadEvents.Loaded loaded ->
          TestCatalogue.on(store)
              .findInAnyState(loaded.reports().getFirst().plan().slug())
              .orElseThrow();
    };
  }

  static LoadEvents loading(DataSource store, EventUse use, InstantSource clock) {
    // Transactions bind their connection to this one data source, so everything shares it.
    var json = JsonMapper.builder().build();
    Catalogue catalogue = TestCatalogue.on(store);
    return new LoadEvents(
        new Transactions(new JdbcTransactionManager(store)),
        new EventFileStore(JdbcClient.create(store), json),
        catalogue,
        TestConsentTexts.on(store),
        use,
        TestPlaces.on(store, clock),
        new Ids(clock),
        clock);
  }

  static LoadEvents.EventFile file(String name, String yaml) {
    return new LoadEvents.EventFile(name, ByteBuffer.wrap(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
