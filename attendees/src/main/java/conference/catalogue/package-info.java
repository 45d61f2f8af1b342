/** What can be attended: events, ticket types, capacity pools, questions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"privacy", "platform"})
package conference.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
