package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link from a document to another, and to a heading in it, leads somewhere. */
class LinkTest {
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

  @TempDir Path site;

  @Test
  void noLinkOfTheSiteIsBroken() throws IOException {
    Site.write(Module.ROOT, site);
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      for (MatchResult href : HREF.matcher(Files.readString(page)).results().toList()) {
        if (!href.group(1).matches("[a-z]+:.*")) {
          links++;
          if (!leadsSomewhere(page, href.group(1))) {
            broken.add(site.relativize(page) + " links to " + href.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(links > 200, "the documents link to each other; found " + links);
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  private boolean leadsSomewhere(Path page, String href) throws IOException {
    int mark = href.indexOf('#');
    String path = mark < 0 ? href : href.substring(0, mark);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (target.equals(site.resolve("apidocs/index.html"))) {
      return true; // made by another tool, in the profile alone
    }
    return Files.isRegularFile(target)
        && (mark < 0
            || Files.readString(target).contains("id=\"" + href.substring(mark + 1) + "\""));
  }
}
