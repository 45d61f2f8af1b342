/** Calendar files (RFC 5545): an entry of an attendee's calendar, and how it is written. */
@NullMarked
package conference.registration.calendar;

import org.jspecify.annotations.NullMarked;
