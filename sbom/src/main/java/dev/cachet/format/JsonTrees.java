package dev.cachet.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON as trees. Apart from {@link Json}, since whoever only writes needs none of it. */
final class JsonTrees {
  static final ObjectMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

  private JsonTrees() {}
}
