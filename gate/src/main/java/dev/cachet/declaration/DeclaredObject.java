package dev.cachet.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.finding.LineText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One object of a file. Every error names the place as a JSON pointer (RFC 6901). */
public final class DeclaredObject {
  private final String pointer;
  private final JsonNode node;

  DeclaredObject(String pointer, JsonNode node) throws DeclarationException {
    if (!node.isObject()) {
      throw new DeclarationException((pointer.isEmpty() ? "/" : pointer) + ": is no object");
    }
    this.pointer = pointer;
    this.node = node;
  }

  /**
   * Where the object stands.
   *
   * @return a JSON pointer; empty for the whole file
   */
  public String pointer() {
    return pointer;
  }

  /**
   * Makes the error of a member.
   *
   * @param name the member
   * @param problem what is wrong, and the remedy
   * @return the error, to be thrown
   */
  public DeclarationException fault(String name, String problem) {
    return new DeclarationException(at(name) + ": " + problem);
  }

  /**
   * Refuses every other member.
   *
   * @param known the members that may stand here
   * @throws DeclarationException if there is another
   */
  public void onlyMembers(String... known) throws DeclarationException {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!Arrays.asList(known).contains(name)) {
        throw fault(name, "unknown; known here are " + String.join(", ", known));
      }
    }
  }

  /**
   * Reads {@code schemaVersion}.
   *
   * @param version the only one that is read
   * @throws DeclarationException if it is missing or another
   */
  public void version(int version) throws DeclarationException {
    if (integer("schemaVersion", 0, Integer.MAX_VALUE) != version) {
      throw fault("schemaVersion", "this release reads version " + version + " only");
    }
  }

  /**
   * Whether a member stands here.
   *
   * @param name the member
   * @return whether, whatever its value
   */
  public boolean has(String name) {
    return node.has(name);
  }

  /**
   * The members of an object whose names are free.
   *
   * @param most how many there may be
   * @return their names in the order of the file
   * @throws DeclarationException if there are more
   */
  public List<String> names(int most) throws DeclarationException {
    if (node.size() > most) {
      throw new DeclarationException(pointer + ": has more than " + most + " members");
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Reads an object.
   *
   * @param name the member
   * @return the object
   * @throws DeclarationException if it is missing or something else
   */
  public DeclaredObject object(String name) throws DeclarationException {
    return new DeclaredObject(at(name), member(name));
  }

  /**
   * Reads an object that may be absent.
   *
   * @param name the member
   * @return the object, empty if there is no such member
   * @throws DeclarationException if it is something else
   */
  public Optional<DeclaredObject> optionalObject(String name) throws DeclarationException {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /**
   * Reads a list of objects.
   *
   * @param name the member
   * @param most how many there may be
   * @return the objects, maybe none
   * @throws DeclarationException if it is missing, longer or something else
   */
  public List<DeclaredObject> objects(String name, int most) throws DeclarationException {
    JsonNode array = array(name, 0, most, "objects");
    List<DeclaredObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new DeclaredObject(at(name) + "/" + i, array.get(i)));
    }
    return objects;
  }

  /**
   * Reads a number.
   *
   * @param name the member
   * @param least the least value
   * @param most the greatest value
   * @return the number
   * @throws DeclarationException if it is missing, outside or something else
   */
  public int integer(String name, int least, int most) throws DeclarationException {
    JsonNode value = member(name);
    if (!isInteger(value, least, most)) {
      throw fault(name, "is no whole number from " + least + " to " + most);
    }
    return value.intValue();
  }

  /**
   * Reads a text.
   *
   * @param name the member
   * @param most how many characters it may have
   * @return at least one character that is not white space, and none that steers a terminal
   * @throws DeclarationException if it is missing, empty, longer or something else
   */
  public String text(String name, int most) throws DeclarationException {
    return text(at(name), member(name), most);
  }

  /**
   * Reads a text that may be absent.
   *
   * @param name the member
   * @param most how many characters it may have
   * @return empty if there is no such member
   * @throws DeclarationException as for {@link #text(String, int)}
   */
  public Optional<String> optionalText(String name, int most) throws DeclarationException {
    return has(name) ? Optional.of(text(name, most)) : Optional.empty();
  }

  /**
   * Reads a list of texts or numbers, as texts.
   *
   * @param name the member
   * @param most how many there may be; at least one has to be there
   * @return each as {@link #text(String, int)} demands, at most 100 characters; numbers in decimal
   * @throws DeclarationException if it is missing, longer, empty or something else
   */
  public List<String> words(String name, int most) throws DeclarationException {
    JsonNode array = array(name, 1, most, "values");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = array.get(i);
      words.add(value.isIntegralNumber() ? value.asText() : text(at(name) + "/" + i, value, 100));
    }
    return words;
  }

  /**
   * Reads one of a list of words.
   *
   * @param name the member
   * @param choices what each word means
   * @param <T> what it means
   * @return the meaning
   * @throws DeclarationException if it is missing or none of them
   */
  public <T> T choice(String name, Map<String, T> choices) throws DeclarationException {
    String word = member(name).textValue();
    T meaning = word == null ? null : choices.get(word);
    if (meaning == null) {
      throw fault(name, "is none of " + String.join(", ", choices.keySet()));
    }
    return meaning;
  }

  /**
   * Reads a list of words, none twice.
   *
   * @param name the member
   * @param what one of them, for the error
   * @param choices what each word means
   * @param <T> what it means
   * @return at least one meaning
   * @throws DeclarationException if it is missing, empty, or a word is unknown or there twice
   */
  public <T> List<T> choices(String name, String what, Map<String, T> choices)
      throws DeclarationException {
    JsonNode array = member(name);
    if (!array.isArray() || array.isEmpty()) {
      throw fault(name, "is no list of at least one " + what);
    }
    List<T> meanings = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String word = array.get(i).textValue();
      T meaning = word == null ? null : choices.get(word);
      if (meaning == null) {
        throw fault(
            name,
            i,
            array.get(i) + " is no " + what + "; known are " + String.join(", ", choices.keySet()));
      }
      if (meanings.contains(meaning)) {
        throw fault(name, i, "is listed twice");
      }
      meanings.add(meaning);
    }
    return meanings;
  }

  /**
   * Reads a day.
   *
   * @param name the member
   * @return the day
   * @throws DeclarationException if it is missing or no day such as 2027-06-30
   */
  public LocalDate day(String name) throws DeclarationException {
    try {
      return LocalDate.parse(text(name, 20));
    } catch (DateTimeException e) {
      throw fault(name, "is no day such as 2027-06-30");
    }
  }

  /**
   * Reads a member that can only be true, so that its absence says false.
   *
   * @param name the member
   * @throws DeclarationException if it is missing or something else
   */
  public void isTrue(String name) throws DeclarationException {
    if (!member(name).isBoolean() || !member(name).booleanValue()) {
      throw fault(name, "is not true; leave it out if it does not hold");
    }
  }

  /**
   * Makes the error of one value of a list.
   *
   * @param name the list
   * @param index its place, from 0
   * @param problem what is wrong, and the remedy
   * @return the error, to be thrown
   */
  public DeclarationException fault(String name, int index, String problem) {
    return new DeclarationException(at(name) + "/" + index + ": " + problem);
  }

  private static String text(String place, JsonNode value, int most) throws DeclarationException {
    if (!value.isTextual()) {
      throw new DeclarationException(place + ": is no string");
    }
    String text = value.textValue();
    if (text.isBlank()) {
      throw new DeclarationException(place + ": is empty; fill it in");
    }
    if (text.length() > most) {
      throw new DeclarationException(place + ": has more than " + most + " characters");
    }
    if (text.codePoints().anyMatch(DeclaredObject::isUnseen)) {
      throw new DeclarationException(
          place + ": has a character that is not shown: " + LineText.of(text) + "; remove it");
    }
    return text;
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private JsonNode array(String name, int least, int most, String what)
      throws DeclarationException {
    JsonNode array = member(name);
    if (!array.isArray() || array.size() < least || array.size() > most) {
      throw fault(name, "is no list of " + least + " to " + most + " " + what);
    }
    return array;
  }

  private static boolean isInteger(JsonNode value, int least, int most) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most;
  }

  private JsonNode member(String name) throws DeclarationException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw fault(name, "missing; add it");
    }
    return value;
  }

  private String at(String name) {
    return pointer + "/" + LineText.of(name.replace("~", "~0").replace("/", "~1"));
  }
}
