package conference.organiser.overview;

import java.time.LocalDate;

/**
 * What one day did to the places of a pool, where the event is.
 *
 * @param taken places that somebody signed up for
 * @param givenBack places that were cancelled
 */
record Day(LocalDate day, long taken, long givenBack) {

  long net() {
    return taken - givenBack;
  }
}
