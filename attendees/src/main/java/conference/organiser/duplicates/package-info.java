/**
 * The same person registered twice under two addresses: such pairs are found, explained, and merged
 * or put aside by the organiser. (One address twice is refused at sign-up already.)
 */
@NullMarked
package conference.organiser.duplicates;

import org.jspecify.annotations.NullMarked;
