package conference.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The one place where failures become answers. */
@RestControllerAdvice
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Object> unreadable(HttpMessageNotReadableException failure) {
    var location = new TokenStreamLocation(null, 0, 1, 1);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge) {
        return problems.of(ProblemType.PAYLOAD_TOO_LARGE);
      }
      if (cause instanceof JacksonException json && json.getLocation() != null) {
        location = json.getLocation();
      }
    }
    return malformed(location);
  }

  private ResponseEntity<Object> malformed(TokenStreamLocation location) {
    int line = Math.max(1, location.getLineNr());
    int column = Math.max(1, location.getColumnNr());
    var detail = "The body is not valid JSON at line %d, column %d.".formatted(line, column);
    return Problems.answer(
        ProblemType.MALFORMED_JSON,
        problems.body(
            ProblemType.MALFORMED_JSON, detail, List.of(), Map.of("line", line, "column", column)));
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongMethod(HttpRequestMethodNotSupportedException failure) {
    var response = problems.of(ProblemType.METHOD_NOT_ALLOWED);
    var allowed = failure.getSupportedHttpMethods();
    if (allowed == null) {
      return response;
    }
    return ResponseEntity.status(response.getStatusCode())
        .headers(response.getHeaders())
        .allow(allowed.toArray(HttpMethod[]::new))
        .body(response.getBody());
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongType(HttpMediaTypeNotSupportedException failure) {
    var response = problems.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    return ResponseEntity.status(response.getStatusCode())
        .headers(response.getHeaders())
        .header(HttpHeaders.ACCEPT, "application/json")
        .body(response.getBody());
  }

  /** A parameter of the query or path that isn't what it has to be. */
  @ExceptionHandler
  ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException failure) {
    return problems.invalid(List.of(FieldError.at("?" + failure.getName(), "wrong-type")));
  }

  @ExceptionHandler
  ResponseEntity<Object> notAcceptable(HttpMediaTypeNotAcceptableException failure) {
    return problems.of(ProblemType.NOT_ACCEPTABLE);
  }

  @ExceptionHandler
  ResponseEntity<Object> nothingHere(NoResourceFoundException failure) {
    return problems.of(ProblemType.NOT_FOUND);
  }

  @ExceptionHandler
  ResponseEntity<Object> busy(TooBusy failure) {
    return problems.of(ProblemType.TOO_MANY_REQUESTS);
  }

  /** No connection, no transaction, or the connection broke on the way. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class, StoreUnavailable.class})
  ResponseEntity<Object> store(RuntimeException failure, HttpServletRequest request) {
    if (StoreUnavailable.isCauseOf(failure)) {
      log.warn("the store did not answer: {}", SafeMessage.of(failure));
      return problems.of(ProblemType.STORE_UNAVAILABLE);
    }
    return unexpected(failure);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception failure) {
    if (failure instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return problems.of(ProblemType.NOT_FOUND);
    }
    if (failure instanceof SQLException && StoreUnavailable.isCauseOf(failure)) {
      return problems.of(ProblemType.STORE_UNAVAILABLE);
    }
    log.error("unexpected failure: {}", SafeMessage.of(failure));
    return problems.of(ProblemType.INTERNAL_ERROR);
  }
}
