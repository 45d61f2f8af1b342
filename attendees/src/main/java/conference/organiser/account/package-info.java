/**
 * The accounts of those who run events: how they are made, how their owners prove who they are, and
 * the sessions in which they work.
 */
@NullMarked
package conference.organiser.account;

import org.jspecify.annotations.NullMarked;
