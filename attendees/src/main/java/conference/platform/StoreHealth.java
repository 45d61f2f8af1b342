package conference.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether what is committed gets to where it would survive the store: to its standbys and to its
 * archive. Nothing else in the service would notice before it is needed. A store whose
 * administrator has not run its roles again for this version says nothing (NaN).
 */
@Component
final class StoreHealth implements BeforeScrape {

  private record Figures(double archiveFailing, double standbys, double lagSeconds) {
    static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN);
  }

  private static final String SAYS_IT =
      "select to_regprocedure('operations.store_health()') is not null";

  private static final String FIGURES =
      "select archive_failing::integer, standbys, replication_lag_seconds from operations.store_health()";

  private final JdbcClient jdbc;
  private volatile Figures figures = Figures.NONE;

  StoreHealth(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    Gauge.builder("store.archive.failing", () -> figures.archiveFailing())
        .description("1 if the store could not keep its log in the archive when it tried last")
        .register(registry);
    Gauge.builder("store.standbys", () -> figures.standbys())
        .description("Standbys that follow the store")
        .register(registry);
    Gauge.builder("store.replication.lag", () -> figures.lagSeconds())
        .description("Seconds by which the last of the standbys is behind")
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public void refresh() {
    figures = jdbc.sql(SAYS_IT).query(Boolean.class).single() ? read() : Figures.NONE;
  }

  private Figures read() {
    return jdbc.sql(FIGURES)
        .query((row, number) -> new Figures(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
        .single();
  }
}
