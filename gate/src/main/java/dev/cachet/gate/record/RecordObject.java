package dev.cachet.gate.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One object of a gate's record, read strictly: a member that two readers could take differently,
 * or that nobody reads, is refused. Every error names the place as a JSON pointer.
 */
final class RecordObject {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final String pointer;
  private final JsonNode node;

  private RecordObject(String pointer, JsonNode node) throws InvalidGateRecordException {
    if (!node.isObject()) {
      throw new InvalidGateRecordException((pointer.isEmpty() ? "/" : pointer) + ": is no object");
    }
    this.pointer = pointer;
    this.node = node;
  }

  static RecordObject parse(byte[] json) throws InvalidGateRecordException {
    try {
      // The library would guess another encoding from the first bytes.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      return new RecordObject("", READER.readTree(text));
    } catch (CharacterCodingException e) {
      throw new InvalidGateRecordException("/: not UTF-8");
    } catch (JsonProcessingException e) {
      throw new InvalidGateRecordException("/: not JSON: " + JsonText.problem(e));
    }
  }

  /** The JSON of the object, for a reader of its own. */
  JsonNode json() {
    return node;
  }

  void onlyMembers(String... known) throws InvalidGateRecordException {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!Arrays.asList(known).contains(name)) {
        throw new InvalidGateRecordException(
            at(name) + ": unknown; known here are " + String.join(", ", known));
      }
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  RecordObject object(String name) throws InvalidGateRecordException {
    return new RecordObject(at(name), member(name));
  }

  List<RecordObject> objects(String name) throws InvalidGateRecordException {
    JsonNode array = array(name);
    List<RecordObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new RecordObject(at(name) + "/" + i, array.get(i)));
    }
    return objects;
  }

  List<String> texts(String name) throws InvalidGateRecordException {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(name)) {
      if (!each.isTextual()) {
        throw new InvalidGateRecordException(at(name) + ": holds what is no text");
      }
      texts.add(each.asText());
    }
    return texts;
  }

  String text(String name) throws InvalidGateRecordException {
    JsonNode value = member(name);
    if (!value.isTextual()) {
      throw new InvalidGateRecordException(at(name) + ": is no text");
    }
    return value.asText();
  }

  long whole(String name) throws InvalidGateRecordException {
    JsonNode value = member(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new InvalidGateRecordException(at(name) + ": is no whole number");
    }
    return value.asLong();
  }

  long count(String name) throws InvalidGateRecordException {
    long count = whole(name);
    if (count < 0) {
      throw new InvalidGateRecordException(at(name) + ": is no count");
    }
    return count;
  }

  int smallCount(String name) throws InvalidGateRecordException {
    long count = count(name);
    if (count > Integer.MAX_VALUE) {
      throw new InvalidGateRecordException(at(name) + ": is too large a count");
    }
    return (int) count;
  }

  String sha256(String name) throws InvalidGateRecordException {
    String digest = text(name);
    if (!DIGEST.matcher(digest).matches()) {
      throw new InvalidGateRecordException(at(name) + ": is no SHA-256");
    }
    return digest;
  }

  LocalDate day(String name) throws InvalidGateRecordException {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw new InvalidGateRecordException(at(name) + ": is no day such as 2026-11-30");
    }
  }

  Optional<LocalDate> optionalDay(String name) throws InvalidGateRecordException {
    return has(name) ? Optional.of(day(name)) : Optional.empty();
  }

  <E extends Enum<E>> E word(String name, Class<E> type) throws InvalidGateRecordException {
    String text = text(name);
    for (E word : type.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw new InvalidGateRecordException(
        at(name) + ": is none of " + Arrays.toString(type.getEnumConstants()));
  }

  String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode array(String name) throws InvalidGateRecordException {
    JsonNode array = member(name);
    if (!array.isArray()) {
      throw new InvalidGateRecordException(at(name) + ": is no list");
    }
    return array;
  }

  private JsonNode member(String name) throws InvalidGateRecordException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new InvalidGateRecordException(at(name) + ": missing");
    }
    return value;
  }
}
