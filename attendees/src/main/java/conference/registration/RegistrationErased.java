package conference.registration;

import conference.catalogue.EventDefinition;

/**
 * A person asked to be erased, and is. What is needed to tell them so is only in here, in memory:
 * after the erasure nothing about them is written down again, not even in the outbox.
 */
public record RegistrationErased(
    EventDefinition event, String reference, String givenName, String email, String locale) {

  @Override
  public String toString() {
    return "RegistrationErased[" + event.slug() + "]";
  }
}
