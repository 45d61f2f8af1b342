package conference.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListenerFactory;

/** The pool of connections to the attendees store. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** A caller hears within a second that the store is away, even one that waited for another. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @Bean
  @ConditionalOnMissingBean(InstantSource.class)
  StoreClock clock() {
    return new StoreClock(InstantSource.system());
  }

  /** Tests bring an address of their own; nothing else can switch the verification off. */
  @Bean
  @ConditionalOnMissingBean
  StoreAddress storeAddress(Settings settings) {
    return StoreAddress.of(settings);
  }

  @Bean
  HikariDataSource dataSource(StoreConnections connections, Settings settings, RunMode mode) {
    var pool = new HikariConfig();
    pool.setPoolName("attendees-store");
    pool.setDataSource(connections.source());
    pool.setMaximumPoolSize(settings.store().poolSize());
    if (mode == RunMode.COMMAND) {
      // It would be done before the others are made, and then wait for them.
      pool.setMinimumIdle(1);
    }
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setValidationTimeout(400);
    // Short enough that a replaced certificate is in use everywhere soon.
    pool.setMaxLifetime(Duration.ofMinutes(10).toMillis());
    // The service starts, and says that it isn't ready, while the store is still away.
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  @Bean
  PlatformTransactionManager transactionManager(HikariDataSource pool) {
    return new JdbcTransactionManager(pool);
  }

  /**
   * What is said in a transaction is heard after it. Transactions by annotation would bring this
   * along, and a proxy of a generated class for every bean that has one: {@link Transactions} is
   * the one way here.
   */
  @Bean
  static TransactionalEventListenerFactory transactionalEventListenerFactory() {
    return new TransactionalEventListenerFactory();
  }

  @Bean
  JdbcTemplate jdbcTemplate(HikariDataSource pool) {
    return new JdbcTemplate(pool);
  }

  @Bean
  JdbcClient jdbcClient(JdbcTemplate jdbc) {
    return JdbcClient.create(jdbc);
  }
}
