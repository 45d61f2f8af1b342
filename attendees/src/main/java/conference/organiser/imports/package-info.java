/** Files of attendees that organisers bring in: read, checked row by row, and registered. */
@NullMarked
package conference.organiser.imports;

import org.jspecify.annotations.NullMarked;
