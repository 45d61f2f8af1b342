/** Who attends: sign-up, edit, cancel; duplicates; seats. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "privacy", "platform"})
package conference.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
