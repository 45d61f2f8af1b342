/**
 * What organisers write to a registration: notes for each other, and tags to find it by. It is
 * about a person, so it is theirs to read (GDPR art. 15), and goes with their registration.
 */
@NullMarked
package conference.organiser.remarks;

import org.jspecify.annotations.NullMarked;
