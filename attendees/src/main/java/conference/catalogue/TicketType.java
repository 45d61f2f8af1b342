package conference.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * What one signs up as. Takes one place from each of its pools. A withdrawn one is no longer
 * offered, but there are registrations that have it.
 */
public record TicketType(
    UUID id,
    String code,
    LocalizedText name,
    LocalizedText description,
    List<UUID> poolIds,
    boolean withdrawn) {

  public TicketType {
    poolIds = List.copyOf(poolIds);
  }
}
