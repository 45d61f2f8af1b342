/** The attendees store: its migrations, its roles, and the embedded PostgreSQL for one machine. */
@NullMarked
package conference.store;

import org.jspecify.annotations.NullMarked;
