package conference.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a changed event is to those who run it or have signed up for it.
 *
 * @param subject the code of the ticket type, pool or question it is about; nothing when it is
 *     about the event
 * @param people how many live registrations it touches; nothing where it can't touch any
 * @param from what was; nothing where only what will be is told
 * @param to what will be; times as {@code 2027-06-09T09:00[Europe/Lisbon]}
 */
public record Consequence(
    Kind kind,
    @Nullable String subject,
    @Nullable Integer people,
    @Nullable String from,
    @Nullable String to) {

  /** What there is to tell, and in which words to whoever reads English. */
  public enum Kind {
    TICKET_TYPE_NEW("ticket type %1$s: new"),
    TICKET_TYPE_BACK("ticket type %1$s: offered again"),
    TICKET_TYPE_WITHDRAWN("ticket type %1$s: withdrawn; %2$,d registered for it keep it"),
    TICKET_TYPE_REMOVED("ticket type %1$s: removed"),
    CAPACITY("capacity of %1$s: %3$s to %4$s"),
    QUESTION_NEW("question %1$s: new"),
    QUESTION_BACK("question %1$s: asked again"),
    QUESTION_WITHDRAWN("question %1$s: withdrawn; %2$,d answers to it are kept"),
    QUESTION_REMOVED("question %1$s: removed"),
    NOTICE("privacy notice: version %4$s published; %2$,d registered consented to version %3$s"),
    STARTS("begins %4$s instead of %3$s; %2$,d are registered"),
    ENDS("ends %4$s instead of %3$s; %2$,d are registered"),
    PLACE("takes place at %4$s instead of %3$s; %2$,d are registered"),
    STATE("%4$s instead of %3$s; %2$,d are registered");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** About a part of the event that has nobody yet, or concerns nobody. */
  public static Consequence of(Kind kind, String subject) {
    return new Consequence(kind, subject, null, null, null);
  }

  /** About a part of the event that some have. */
  public static Consequence of(Kind kind, String subject, int people) {
    return new Consequence(kind, subject, people, null, null);
  }

  /** About the event itself. */
  public static Consequence of(Kind kind, int people, String from, String to) {
    return new Consequence(kind, null, people, from, to);
  }

  /** In English, for whoever loads a file. */
  public String text() {
    return String.format(Locale.ROOT, kind.words, subject, people, from, to);
  }
}
