/** Reads across all features for those who run the event: lists and exports. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"notification", "registration", "catalogue", "privacy", "platform"})
package conference.organiser;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
