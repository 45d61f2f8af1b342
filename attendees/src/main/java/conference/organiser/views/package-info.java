/** Views of the list of attendees under names, for everybody of an event's team. */
@NullMarked
package conference.organiser.views;

import org.jspecify.annotations.NullMarked;
