package dev.cachet.dataflow;

import dev.cachet.finding.LineText;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.ProfiledDevice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrix of data streams that MDCG 2019-16 4.2 asks a maker for: protocol, origin, destination
 * and addressing of every stream.
 */
public final class DataStreamMatrix {
  private static final List<String> HEAD =
      List.of(
          "Stream",
          "Origin",
          "Destination",
          "Protocol",
          "Port of the destination",
          "Purpose",
          "Encryption",
          "Data");
  private static final String STYLE =
      "body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}"
          + "th,td{border:1px solid #666;padding:.3rem .5rem;text-align:left;vertical-align:top;"
          + "overflow-wrap:anywhere}caption{text-align:left;margin-bottom:.5rem}"
          + "@media print{body{margin:0}}";

  private DataStreamMatrix() {}

  /**
   * Writes the matrix for a spreadsheet.
   *
   * @param checked the profile
   * @return CSV of RFC 4180 in UTF-8, with a head; no cell is a formula
   */
  public static byte[] csv(CheckedProfile checked) {
    StringBuilder text = new StringBuilder();
    row(text, HEAD);
    rows(checked).forEach(row -> row(text, row));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the matrix as a page that needs nothing else: no script, no network, no other file.
   *
   * @param checked the profile
   * @return HTML in UTF-8 that is well-formed XML too
   */
  public static byte[] html(CheckedProfile checked) {
    ProfiledDevice device = checked.profile().device();
    String title = "Data streams of " + device.manufacturer() + " " + device.model();
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    page.append("<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head>");
    page.append("<meta charset=\"utf-8\"/><meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.append("default-src 'none'; style-src 'unsafe-inline'\"/><title>").append(escaped(title));
    page.append("</title><style>").append(STYLE).append("</style></head>\n<body><h1>");
    page.append(escaped(title)).append("</h1>\n<table><caption>");
    page.append(escaped("Software " + device.version() + ". Every stream is listed; "));
    page.append("answers belong to their stream.</caption>\n<thead><tr>");
    HEAD.forEach(cell -> page.append("<th scope=\"col\">").append(cell).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows(checked)) {
      page.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      row.subList(1, row.size())
          .forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
      page.append("</tr>\n");
    }
    return page.append("</tbody></table></body></html>\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<List<String>> rows(CheckedProfile checked) {
    String device = checked.profile().device().model();
    List<List<String>> rows = new ArrayList<>();
    for (Flow flow : checked.profile().flows()) {
      boolean outbound = flow.direction() == Direction.OUTBOUND;
      for (Protocol.Transport transport : flow.transports()) {
        rows.add(
            List.of(
                flow.id(),
                outbound ? device : flow.peer().text(),
                outbound ? flow.peer().text() : device,
                protocol(flow, transport),
                String.join(", ", transport.ports().stream().map(PortRange::text).toList()),
                flow.purpose(),
                flow.encryption().word(),
                flow.data().word()));
      }
    }
    return rows;
  }

  private static String protocol(Flow flow, Protocol.Transport transport) {
    String below =
        switch (transport.protocol()) {
          case TCP -> "TCP";
          case UDP -> "UDP";
          case ICMP_ECHO -> "ICMP";
        };
    return flow.protocol().takesPorts() ? below : flow.protocol().word() + " (" + below + ")";
  }

  private static void row(StringBuilder text, List<String> cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      // A spreadsheet would calculate what begins like a formula.
      String safe = cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
      quoted.add("\"" + LineText.of(safe).replace("\"", "\"\"") + "\"");
    }
    text.append(String.join(",", quoted)).append("\r\n");
  }

  private static String escaped(String text) {
    return LineText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
