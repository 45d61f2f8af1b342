/**
 * What every feature stands on and no business word: problems, transactions, jobs and outbox,
 * configuration, ids, time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package conference.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
