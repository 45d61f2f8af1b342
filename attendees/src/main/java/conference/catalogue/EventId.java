package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one event, in every table that belongs to it. */
public record EventId(@JsonValue UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
