package dev.cachet.json;

import org.jspecify.annotations.Nullable;

/** A place in a document; its pointer is written only when somebody asks. */
final class JsonPlace {
  static final JsonPlace DOCUMENT = new JsonPlace(null, "");

  private final @Nullable JsonPlace parent;
  private final String step;

  private JsonPlace(@Nullable JsonPlace parent, String step) {
    this.parent = parent;
    this.step = step;
  }

  JsonPlace member(String name) {
    return new JsonPlace(this, name);
  }

  JsonPlace element(int index) {
    return new JsonPlace(this, Integer.toString(index));
  }

  boolean matches(String pattern) {
    if (parent == null) {
      return pattern.isEmpty();
    }
    int slash = pattern.lastIndexOf('/');
    if (slash < 0) {
      return false;
    }
    String last = pattern.substring(slash + 1);
    return (last.equals("*") || last.equals(step)) && parent.matches(pattern.substring(0, slash));
  }

  /** The place as in RFC 6901. */
  String pointer() {
    if (parent == null) {
      return "";
    }
    return parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
