/**
 * Places left, as everybody sees them: read when the store announces a change, kept in memory, and
 * told to those who wait for news. Only a view: nothing here decides who gets a place.
 */
@NullMarked
package conference.registration.availability;

import org.jspecify.annotations.NullMarked;
