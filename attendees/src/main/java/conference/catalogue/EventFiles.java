package conference.catalogue;

import java.util.List;

/**
 * Events as files, for those who edit them in a browser: what one is now, and what another would
 * do.
 */
public interface EventFiles {

  /** What came of a file, or would come of it. */
  sealed interface Outcome {}

  /**
   * The event is, or would be, as the file says.
   *
   * @param consequences what is different for those who run it or have signed up for it
   */
  record Fine(String slug, String state, boolean changes, List<Consequence> consequences)
      implements Outcome {}

  /** Nothing was done, and nothing would be. */
  record Wrong(List<Finding> mistakes) implements Outcome {}

  /** A mistake, with its place; lines and columns count from 1. */
  record Finding(int line, int column, String path, String text) {}

  /** Somebody has changed the event since it was read; or made it, if it was to be new. */
  record Overtaken() implements Outcome {}

  /** The file is about another event than the one that is edited. */
  record OtherEvent() implements Outcome {}

  /** The file that makes the event what it is. */
  String write(EventDefinition event);

  /** Changes with every change of the event, and with nothing else. */
  String version(EventDefinition event);

  /**
   * What loading the file would do to this event; nothing is written. A file with another slug
   * finds another event there, or none.
   */
  Outcome weigh(EventDefinition event, String yaml);

  /** Brings this event to what the file says, if it still is the version that was read. */
  Outcome apply(EventDefinition event, String version, String yaml);

  /** What would come of the file as a new event; nothing is written. */
  Outcome weighNew(String yaml);

  /** Makes the event that the file describes, if there is none of its name. */
  Outcome make(String yaml);
}
