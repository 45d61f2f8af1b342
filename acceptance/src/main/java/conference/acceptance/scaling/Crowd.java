package conference.acceptance.scaling;

/**
 * People who come when sign-up opens: most of them at once, then fewer and fewer.
 *
 * @param people how many they are in all
 * @param delay seconds after which the mean of them has come; two thirds are there by then
 */
record Crowd(double people, double delay) {

  /** How many have come, so many seconds after the opening. */
  double arrived(double seconds) {
    return people * -Math.expm1(-seconds / delay);
  }

  /** Seconds after the opening when this many had come. */
  double whenArrived(double many) {
    return -delay * Math.log1p(-many / people);
  }

  /** The most in a second, which is the first one. */
  double most() {
    return arrived(1);
  }
}
