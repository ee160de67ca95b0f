package dev.cachet.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.quality.ProfileField.Place;
import dev.cachet.quality.ProfileField.Test;
import dev.cachet.quality.ProfileField.Test.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form in which a profile is written down. */
record ProfileFile(
    @JsonProperty(required = true) int schemaVersion,
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) List<Row> fields) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();

  record Row(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String level,
      @JsonProperty(required = true) String place,
      @Nullable String logical,
      @Nullable String graph,
      @Nullable List<String> paths,
      @Nullable List<String> absent,
      @JsonProperty(required = true) String remedy) {

    ProfileField field() {
      return new ProfileField(
          id,
          title,
          Level.valueOf(constant(level)),
          Place.valueOf(constant(place)),
          test(),
          "exempt".equals(logical),
          remedy);
    }

    private Test test() {
      if (graph != null) {
        return new Test(Kind.valueOf(constant(graph)), List.of());
      }
      return paths == null
          ? new Test(Kind.ABSENT, absent == null ? List.of() : absent)
          : new Test(Kind.PRESENT, paths);
    }

    private static String constant(String text) {
      return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
  }

  static Profile read(InputStream json) throws IOException {
    ProfileFile file = MAPPER.readValue(json, ProfileFile.class);
    return new Profile(
        file.id, file.title, file.source, file.fields.stream().map(Row::field).toList());
  }
}
