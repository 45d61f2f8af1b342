/**
 * What each role may do for an event, who has which, and the check that stands before every route
 * of the organiser's desk.
 */
@NullMarked
package conference.organiser.access;

import org.jspecify.annotations.NullMarked;
