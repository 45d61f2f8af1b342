/** Who runs an event together: inviting, changing and ending roles. */
@NullMarked
package conference.organiser.team;

import org.jspecify.annotations.NullMarked;
