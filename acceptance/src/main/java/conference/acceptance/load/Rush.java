package conference.acceptance.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The opening of an on-sale: in each second as many people come as there are clients, whether or
 * not those before them have been answered, until the places are sold and beyond. Each reads the
 * page of the event, and signs up; all the time as many open pages wait for news of the places
 * left. Three load generators at once, as a script is not told which connection it speaks for.
 */
final class Rush {
  private static final int MOST_PAGE_CONNECTIONS = 512;

  /** Pages are the requests for the event's page and for what it reads; what they were told. */
  record Outcome(int clients, long places, Viewers.Outcome viewers, SignUps pages) {
    SignUps signUps() {
      return viewers.signUps().signUps();
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>(viewers.problems());
      if (pages.count("200") != pages.answered() || pages.unanswered() > 0) {
        problems.add(
            "pages: %s, %d without an answer".formatted(pages.answers(), pages.unanswered()));
      }
      return problems;
    }
  }

  private final MeasuredSystem system;

  Rush(MeasuredSystem system) {
    this.system = system;
  }

  Outcome run(int clients, Load load) {
    int connections = Math.min(clients, MOST_PAGE_CONNECTIONS);
    long start = System.currentTimeMillis() + Viewers.rampMillis(clients) + load.rampMillis();
    try (var pages = Executors.newSingleThreadExecutor()) {
      Future<SignUps> read = pages.submit(() -> pages(connections, load, start));
      Viewers.Outcome viewers = new Viewers(system).run(clients, load, start);
      return new Outcome(clients, load.places(), viewers, read.get());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new BenchException("the pages could not be read", failure);
    }
  }

  private SignUps pages(int connections, Load load, long start) {
    SignUpLoad.waitUntil(start - Load.rampMillis(connections));
    try (Wrk wrk = Wrk.start(system.scripts(), line(connections, load, start))) {
      wrk.await("drained");
      return SignUps.of(wrk.finish(), start, connections);
    }
  }

  private Wrk.Line line(int connections, Load load, long start) {
    long millis = Math.round(load.seconds() * 1000);
    int longest = (int) ((start - System.currentTimeMillis() + millis) / 1000) + 90;
    return new Wrk.Line(
        "pages.lua",
        system.website(),
        connections,
        longest,
        List.of(
            load.event(),
            Long.toString(start),
            Long.toString(millis),
            Integer.toString(load.perSecond()),
            Integer.toString(connections)));
  }
}
