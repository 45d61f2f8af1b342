/**
 * What the desk makes of registrations for itself, brought up to date when somebody asks for it:
 * whoever follows the audit, in which every change has an entry, misses none and costs a sign-up
 * nothing.
 */
@NullMarked
package conference.organiser.following;

import org.jspecify.annotations.NullMarked;
