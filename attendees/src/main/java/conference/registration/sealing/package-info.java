/**
 * Makes it seen when somebody tampers with the audit: entries become blocks that are chained by
 * their hashes, the chain is anchored in the log, and a command compares all three.
 */
@NullMarked
package conference.registration.sealing;

import org.jspecify.annotations.NullMarked;
