package conference.catalogue;

import conference.platform.Job;
import conference.platform.StoreNotifications;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the catalogue in memory up to date: at once when the store announces a change, and now and
 * then in case an announcement got lost.
 */
@Component
final class CatalogueRefresh implements StoreNotifications.Listener, Job {

  static final String CHANNEL = "catalogue";

  private static final Logger log = LoggerFactory.getLogger(CatalogueRefresh.class);

  private final Catalogue catalogue;

  CatalogueRefresh(Catalogue catalogue, StoreNotifications notifications) {
    this.catalogue = catalogue;
    notifications.subscribe(CHANNEL, this);
  }

  @Override
  public void announced(String slug) {
    inBackground();
  }

  @Override
  public void readAnew() {
    inBackground();
  }

  /**
   * Others hear announcements on the same thread, and reading may have to wait for a connection.
   */
  private void inBackground() {
    Thread.ofVirtual().name("catalogue-refresh").start(this::refresh);
  }

  private void refresh() {
    try {
      catalogue.refresh();
    } catch (DataAccessException away) {
      log.warn("the catalogue could not be read; it is tried again soon");
    }
  }

  @Override
  public String name() {
    return "catalogue-refresh";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void run() {
    catalogue.refresh();
  }
}
