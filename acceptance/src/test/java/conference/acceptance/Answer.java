package conference.acceptance;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client was told. */
record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  String text(String member) {
    return json().path(member).asString("");
  }

  /** The code of a problem, or nothing. */
  String code() {
    return header("content-type").startsWith("application/problem+json") ? text("code") : "";
  }

  /** The field codes of a refused form by their pointers, in the order of the alphabet. */
  TreeMap<String, String> errors() {
    var errors = new TreeMap<String, String>();
    for (JsonNode error : json().path("errors")) {
      errors.put(error.path("pointer").asString(""), error.path("code").asString(""));
    }
    return errors;
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  List<String> headers(String name) {
    return headers.allValues(name);
  }

  /** Name and value of the cookie that was set, as a client sends it back. */
  String cookie() {
    String set = header("set-cookie");
    return set.contains(";") ? set.substring(0, set.indexOf(';')) : set;
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
