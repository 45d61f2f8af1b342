package conference.platform;

/** Brings figures that are read from the store up to date, just before they are asked for. */
public interface BeforeScrape {

  void refresh();
}
