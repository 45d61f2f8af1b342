/**
 * The attendees of an event, for those who run it: found, looked at, changed, cancelled, erased.
 */
@NullMarked
package conference.organiser.attendees;

import org.jspecify.annotations.NullMarked;
