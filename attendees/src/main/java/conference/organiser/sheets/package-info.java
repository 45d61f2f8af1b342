/**
 * Tables in files: read as spreadsheets write them, written so that spreadsheets calculate nothing.
 */
@NullMarked
package conference.organiser.sheets;

import org.jspecify.annotations.NullMarked;
