package conference.acceptance.load;

/** Something that was set out to be reached, beside what this run found. */
record Bar(String what, double measured, Kind kind, double limit, String unit) {
  enum Kind {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  static Bar atLeast(double limit, String unit, String what, double measured) {
    return new Bar(what, measured, Kind.AT_LEAST, limit, unit);
  }

  static Bar atMost(double limit, String unit, String what, double measured) {
    return new Bar(what, measured, Kind.AT_MOST, limit, unit);
  }

  boolean isMeasured() {
    return !Double.isNaN(measured);
  }

  boolean isMissed() {
    return isMeasured() && (kind == Kind.AT_LEAST ? measured < limit : measured > limit);
  }

  String demand() {
    return (kind.sign + " " + Series.figure(limit) + " " + unit).strip();
  }

  /** By how much it was missed, of what was demanded. */
  String verdict() {
    if (!isMeasured()) {
      return "not measured";
    }
    return isMissed()
        ? "missed by %s %%".formatted(Series.figure(100 * Math.abs(measured - limit) / limit))
        : "met";
  }
}
