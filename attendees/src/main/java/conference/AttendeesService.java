package conference;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The attendees service of the Conference Registration System. */
@SpringBootApplication
public class AttendeesService {

  public static void main(String[] arguments) {
    SpringApplication.run(AttendeesService.class, arguments);
  }
}
