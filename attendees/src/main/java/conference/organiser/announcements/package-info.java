/** What organisers write to many attendees at once, and how far that has got. */
@NullMarked
package conference.organiser.announcements;

import org.jspecify.annotations.NullMarked;
