package dev.cachet.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads SPDX 2.3 JSON. */
final class Spdx2Reader {
  private Spdx2Reader() {}

  static ReadSbom read(JsonParser parser) throws InvalidSbomException, IOException {
    if (parser.nextToken() == null) {
      throw new IOException();
    }
    return CycloneDxJsonReader.read(parser);
  }
}
