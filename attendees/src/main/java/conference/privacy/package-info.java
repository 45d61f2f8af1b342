/** Personal data: the register, export, erasure, retention and consent texts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package conference.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
