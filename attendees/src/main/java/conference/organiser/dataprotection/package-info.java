/** What those who answer for an event's personal data have to know and to show. */
@NullMarked
package conference.organiser.dataprotection;

import org.jspecify.annotations.NullMarked;
