package conference.catalogue;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A catalogue on a test's own store, without the rest of the service. */
public final class TestCatalogue {

  private TestCatalogue() {}

  public static Catalogue on(DataSource store) {
    return new Catalogue(
        new CatalogueStore(JdbcClient.create(store), JsonMapper.builder().build()));
  }
}
