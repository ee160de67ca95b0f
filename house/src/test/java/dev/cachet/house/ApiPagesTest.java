package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages of the API name can be called from outside. */
class ApiPagesTest {
  private static final Pattern NAMED =
      Pattern.compile("`(dev(?:\\.[a-z]+)+\\.[A-Z]\\w*)?(?:#([a-z]\\w*))?`");

  private final List<String> wrong = new ArrayList<>();
  private int found;

  @Test
  void everyTypeAndMethodOnAPageIsPublic() throws IOException {
    Path folder = Module.ROOT.resolve("docs/api");
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.sorted().toList()) {
        look(page.getFileName().toString(), Files.readString(page));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(found > 40, found + " names");
  }

  private void look(String page, String text) {
    String type = "";
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      type = named.group(1) == null ? type : named.group(1);
      String method = named.group(2);
      if (named.group(1) == null && method == null) {
        continue;
      }
      found++;
      if (!isPublic(type, method)) {
        wrong.add(page + ": " + named.group());
      }
    }
  }

  private static boolean isPublic(String type, String method) {
    try {
      Class<?> found = Class.forName(type);
      return Modifier.isPublic(found.getModifiers())
          && (method == null
              || Arrays.stream(found.getMethods()).map(Method::getName).anyMatch(method::equals));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
