package conference.platform;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of the API. A test makes it from the controllers and fails when this file says
 * something else, so that the service needn't make it while it runs.
 */
@RestController
@Hidden
class OpenApiController {

  private static final ClassPathResource DESCRIPTION = new ClassPathResource("openapi.json");

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> description() {
    try {
      var json = DESCRIPTION.getContentAsByteArray();
      return ResponseEntity.ok()
          .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
          .eTag(DigestUtils.md5DigestAsHex(json))
          .body(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
