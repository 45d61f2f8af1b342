/** The queue for places that are taken: who is next in it, and offers that end. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registration", "catalogue", "privacy", "platform"})
package conference.waitinglist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
