package conference.platform;

/** Whether this process serves requests or runs one command and ends. */
public enum RunMode {
  SERVE,
  COMMAND
}
