package dev.cachet.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The documents as pages: each with what it links to, so that the folder is whole by itself. */
final class Site {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%s</title>
      <link rel="stylesheet" href="%ssite.css">
      </head>
      <body>
      <nav><a href="%sindex.html">Cachet</a> · <a href="%sapidocs/index.html">Javadoc</a></nav>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private final Path top;
  private final Path out;
  private final Set<Path> done = new HashSet<>();
  private final Deque<Path> open = new ArrayDeque<>();

  private Site(Path top, Path out) {
    this.top = top;
    this.out = out;
  }

  /** Writes the README, every document, and what they link to. */
  static void write(Path top, Path out) throws IOException {
    Site site = new Site(top, out);
    Document.all().forEach(document -> site.open.add(document.file()));
    while (!site.open.isEmpty()) {
      Path next = site.open.remove().normalize();
      if (next.startsWith(top) && site.done.add(next) && Files.exists(next)) {
        site.one(next);
      }
    }
    Path style = Module.ROOT.resolve("house/src/test/resources/site.css");
    Files.copy(style, out.resolve("site.css"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void one(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      page(file, file.getFileName() + "/", PARSER.parse(listing(file)));
    } else if (file.toString().endsWith(".md")) {
      String text = Files.readString(file);
      page(file, text.lines().findFirst().orElse("").replaceFirst("^#+ ", ""), PARSER.parse(text));
    } else {
      Path copy = out.resolve(top.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .filter(name -> !name.startsWith(".") && !name.equals("target/"))
          .sorted()
          .map(name -> "- [" + name + "](" + name + ")\n")
          .collect(Collectors.joining("", "# " + folder.getFileName() + "\n\n", ""));
    }
  }

  private void page(Path file, String title, Node content) throws IOException {
    boolean folder = Files.isDirectory(file);
    content.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(followed(folder ? file : file.getParent(), link.getDestination()));
            visitChildren(link);
          }
        });
    Path target = out.resolve(top.relativize(file).toString());
    target = folder ? target.resolve("index.html") : target.resolveSibling(pageOf(file));
    Files.createDirectories(target.getParent());
    String up = "../".repeat(out.relativize(target).getNameCount() - 1);
    Files.writeString(target, PAGE.formatted(title, up, up, up, HTML.render(content)));
  }

  /** Queues what is linked to, and names it as it is called in the site. */
  private String followed(Path from, String link) {
    int mark = link.indexOf('#');
    String path = mark < 0 ? link : link.substring(0, mark);
    if (path.isEmpty() || path.contains(":")) {
      return link;
    }
    Path linked = from.resolve(path).normalize();
    open.add(linked);
    String anchor = mark < 0 ? "" : link.substring(mark);
    if (Files.isDirectory(linked)) {
      return path.replaceFirst("/?$", "/index.html") + anchor;
    }
    return path.endsWith(".md")
        ? path.substring(0, path.lastIndexOf('/') + 1) + pageOf(linked) + anchor
        : link;
  }

  private static String pageOf(Path document) {
    String name = document.getFileName().toString();
    return name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", ".html");
  }
}
