package conference.privacy;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consent texts on a test's own store, without the rest of the service. */
public final class TestConsentTexts {

  private TestConsentTexts() {}

  public static ConsentTexts on(DataSource store) {
    return new ConsentTexts(new ConsentTextStore(JdbcClient.create(store)));
  }
}
