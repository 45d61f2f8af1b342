/**
 * Turns what happened into mails: templates, calendar files, sending, the delivery log. Nobody
 * calls it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"registration", "catalogue", "privacy", "platform"})
package conference.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
