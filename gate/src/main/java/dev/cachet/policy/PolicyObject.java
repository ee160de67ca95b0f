package dev.cachet.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object of a policy file. Every error names the place as a JSON pointer (RFC 6901). */
final class PolicyObject {
  private static final int MAX_DAYS = 36_500;
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final String pointer;
  private final JsonNode node;

  private PolicyObject(String pointer, JsonNode node) throws InvalidPolicyException {
    if (!node.isObject()) {
      throw new InvalidPolicyException((pointer.isEmpty() ? "/" : pointer) + ": is no object");
    }
    this.pointer = pointer;
    this.node = node;
  }

  static PolicyObject parse(byte[] json) throws InvalidPolicyException {
    if (json.length > GatePolicy.MAX_BYTES) {
      throw new InvalidPolicyException("/: the file is larger than 1 MiB");
    }
    try {
      return new PolicyObject("", READER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new InvalidPolicyException("/: not JSON: " + JsonText.problem(e));
    } catch (IOException e) {
      throw new InvalidPolicyException("/: not JSON: " + e.getMessage());
    }
  }

  void onlyMembers(String... known) throws InvalidPolicyException {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!Arrays.asList(known).contains(name)) {
        throw new InvalidPolicyException(
            at(name) + ": unknown; known here are " + String.join(", ", known));
      }
    }
  }

  PolicyObject object(String name) throws InvalidPolicyException {
    return new PolicyObject(at(name), member(name));
  }

  int days(String name) throws InvalidPolicyException {
    return integer(name, 0, MAX_DAYS);
  }

  int integer(String name, int least, int most) throws InvalidPolicyException {
    JsonNode value = member(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw new InvalidPolicyException(
          at(name) + ": is no whole number from " + least + " to " + most);
    }
    return value.intValue();
  }

  List<SupportState> states(String name) throws InvalidPolicyException {
    JsonNode array = member(name);
    if (!array.isArray() || array.isEmpty()) {
      throw new InvalidPolicyException(at(name) + ": is no list of at least one state");
    }
    List<SupportState> states = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      SupportState state = state(array.get(i).textValue());
      if (state == null || states.contains(state)) {
        throw new InvalidPolicyException(
            at(name)
                + "/"
                + i
                + (state == null
                    ? ": is no state; known are " + Arrays.toString(SupportState.values())
                    : ": is listed twice"));
      }
      states.add(state);
    }
    return states;
  }

  private static @Nullable SupportState state(@Nullable String text) {
    for (SupportState state : SupportState.values()) {
      if (state.name().equals(text)) {
        return state;
      }
    }
    return null;
  }

  private JsonNode member(String name) throws InvalidPolicyException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new InvalidPolicyException(at(name) + ": missing; add it");
    }
    return value;
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
