package dev.cachet.format.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON as trees. Apart from {@link Json}, since whoever only writes needs none of it. */
public final class JsonTrees {
  /** Reads with the limits of this library. */
  public static final ObjectMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

  private JsonTrees() {}
}
