/**
 * The attendees service: one package per feature, and what each may import is written in
 * docs/architecture.md.
 */
@NullMarked
package conference;

import org.jspecify.annotations.NullMarked;
