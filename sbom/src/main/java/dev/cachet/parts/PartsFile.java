package dev.cachet.parts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a parts file; {@code parts.schema.json} beside this class describes it. */
record PartsFile(
    @JsonProperty(required = true) int schemaVersion,
    @JsonProperty(required = true) String name,
    @Nullable String version,
    @Nullable String type,
    @Nullable Boolean complete,
    @JsonProperty(required = true) @Nullable List<Part> parts,
    @Nullable List<SuppliedPackages> suppliers) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  @Override
  public List<Part> parts() {
    return parts == null ? List.of() : parts;
  }

  @Override
  public List<SuppliedPackages> suppliers() {
    return suppliers == null ? List.of() : suppliers;
  }

  record Part(
      @Nullable String id,
      @JsonProperty(required = true) String name,
      @Nullable String version,
      @Nullable String type,
      @Nullable String description,
      @JsonProperty(required = true) @Nullable Supplier supplier,
      @Nullable String licence,
      @Nullable String purl,
      @Nullable String cpe,
      @Nullable String file,
      @Nullable Boolean executable,
      @Nullable Boolean archive,
      @Nullable Boolean structured,
      @Nullable List<String> needs,
      @Nullable Support support) {
    String ref() {
      return "part:" + (id == null ? name : id);
    }
  }

  record SuppliedPackages(
      @JsonProperty(required = true) String packages,
      @JsonProperty(required = true) @Nullable Supplier supplier) {}

  record Supplier(
      @JsonProperty(required = true) String name, @Nullable String url, @Nullable String email) {}

  record Support(
      @Nullable String level, @Nullable String endOfSupport, @Nullable String justification) {}

  static PartsFile read(byte[] json) throws PartsFileException {
    try {
      PartsFile file = MAPPER.readValue(json, PartsFile.class);
      if (file == null || file.schemaVersion != 1) {
        throw new PartsFileException("/schemaVersion", "must be 1");
      }
      if (file.parts == null) {
        throw new PartsFileException("/parts", "is null");
      }
      return file;
    } catch (UnrecognizedPropertyException e) {
      throw new PartsFileException(pointer(e), "unknown member; known are " + known(e));
    } catch (JsonMappingException e) {
      throw new PartsFileException(pointer(e), brief(e));
    } catch (JsonProcessingException e) {
      throw new PartsFileException("", "not JSON: " + JsonText.problem(e));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds() == null
        ? "none"
        : e.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  /** The library's own messages speak of Java classes. */
  private static String brief(JsonMappingException e) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Missing required")
        ? "is missing"
        : "is of another kind than a parts file has there; see parts.schema.json";
  }
}
