package conference.platform;

import java.io.PrintStream;
import java.util.List;

/** Something to run once from the command line instead of serving requests. */
public interface Command {

  String name();

  /**
   * Does it; mistakes are told on {@code System.err}.
   *
   * @param out what other programs may read, in UTF-8: nothing else writes there, not even the log
   * @return the exit status: 0 when it did what was asked
   */
  int run(List<String> arguments, PrintStream out);
}
