/** Setting an event up: what it is, as a file that is edited, checked and applied. */
@NullMarked
package conference.organiser.setup;

import org.jspecify.annotations.NullMarked;
