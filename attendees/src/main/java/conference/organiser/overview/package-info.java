/** An event in numbers, without a person in them: how it fills, and when it will be full. */
@NullMarked
package conference.organiser.overview;

import org.jspecify.annotations.NullMarked;
