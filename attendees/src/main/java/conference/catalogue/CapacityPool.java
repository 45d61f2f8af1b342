package conference.catalogue;

import java.util.UUID;

/**
 * A number of places that one or several ticket types share. How many are taken, registration
 * knows.
 */
public record CapacityPool(UUID id, String code, LocalizedText name, int capacity) {}
