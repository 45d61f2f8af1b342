/**
 * Events come from files, one each, written by people: this reads them, says where every mistake
 * is, and brings the store's event to what the file says. The format is in docs/event-file.md.
 */
@NullMarked
package conference.catalogue.eventfile;

import org.jspecify.annotations.NullMarked;
