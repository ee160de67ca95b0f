package dev.cachet.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the compact table, whose form {@code docs/lifecycle-data.md} describes. The same facts
 * give the same lines.
 */
final class TableWriter {
  static final String MAGIC = "cachet-lifecycle";
  static final int FORM = 1;

  private final StringBuilder text = new StringBuilder();
  private final Map<FactSource, Integer> sources = new LinkedHashMap<>();

  static byte[] write(FactSource main, List<Product> products) throws IOException {
    TableWriter body = new TableWriter();
    body.sources.put(main, 0);
    for (Product product : products) {
      body.product(product);
    }
    TableWriter table = new TableWriter();
    table.line(MAGIC, Integer.toString(FORM), main.day().toString());
    for (FactSource source : body.sources.keySet()) {
      table.line("S", source.day().toString(), source.name());
    }
    table.text.append(body.text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(table.text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void product(Product product) throws IOException {
    line(
        "P",
        product.name(),
        product.label(),
        String.join(" ", product.tags()),
        String.join(" ", product.aliases()),
        product.phases().active(),
        product.phases().support(),
        product.phases().extended());
    for (String purl : product.purls()) {
      line("U", purl);
    }
    for (String cpe : product.cpes()) {
      line("K", cpe);
    }
    for (Cycle cycle : product.cycles()) {
      line(
          "C",
          cycle.name(),
          cycle.codename(),
          cycle.released(),
          fact(cycle.activeEnd()),
          fact(cycle.supportEnd()),
          fact(cycle.extendedEnd()),
          cycle.build(),
          cycle.note());
    }
  }

  private String fact(Fact fact) {
    String value =
        switch (fact.kind()) {
          case ABSENT -> "";
          case PASSED -> "+";
          case OPEN -> "-";
          case DATED -> fact.text();
        };
    FactSource source = new FactSource(fact.source(), fact.sourceDate());
    sources.putIfAbsent(source, sources.size());
    int index = sources.get(source);
    return value + (fact.estimated() ? "~" : "") + (index == 0 ? "" : "@" + index);
  }

  private void line(String... fields) throws IOException {
    int last = fields.length;
    while (last > 0 && fields[last - 1].isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      if (fields[i].chars().anyMatch(c -> c < ' ')) {
        throw new IOException("control character in \"" + fields[i] + "\": correct the source");
      }
      text.append(i == 0 ? "" : "\t").append(fields[i]);
    }
    text.append('\n');
  }
}
