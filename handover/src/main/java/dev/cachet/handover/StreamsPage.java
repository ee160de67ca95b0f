package dev.cachet.handover;

import dev.cachet.finding.Finding;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.ProfiledDevice;
import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.FindingWords;
import dev.cachet.phrase.FlowWords;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The matrix of data streams that MDCG 2019-16 4.2 asks for, in a language. */
final class StreamsPage {
  private StreamsPage() {}

  static byte[] write(CheckedProfile checked, Phrases phrases) {
    ProfiledDevice device = checked.profile().device();
    String title = phrases.line("streams.title", device.manufacturer(), device.model()).plain();
    List<Section.Block> blocks = new ArrayList<>();
    blocks.add(new Section.Sentences(List.of(phrases.line("streams.said", device.version()))));
    blocks.add(streams(checked, phrases));
    if (!checked.findings().isEmpty()) {
      blocks.add(findings(checked.findings(), phrases));
    }
    Section section = new Section("streams", phrases.text("streams.section"), blocks);
    return HtmlPage.write(title, List.of(section), phrases).getBytes(StandardCharsets.UTF_8);
  }

  private static Section.Block streams(CheckedProfile checked, Phrases phrases) {
    FlowWords words = new FlowWords(phrases);
    Line device = Line.value(checked.profile().device().model());
    List<List<Line>> rows = new ArrayList<>();
    for (Flow flow : checked.profile().flows()) {
      boolean outbound = flow.direction() == Direction.OUTBOUND;
      Line peer = words.peer(flow.peer());
      for (Protocol.Transport transport : flow.transports()) {
        rows.add(
            List.of(
                Line.value(flow.id()),
                outbound ? device : peer,
                outbound ? peer : device,
                Line.own(protocol(flow, transport)),
                Line.own(ports(transport)),
                Line.value(flow.purpose()),
                phrases.word(flow.encryption()),
                phrases.word(flow.data())));
      }
    }
    List<String> head =
        Stream.of(
                "stream",
                "origin",
                "destination",
                "protocol",
                "port",
                "purpose",
                "encryption",
                "data")
            .map(name -> phrases.text("column." + name))
            .toList();
    return new Section.Table(phrases.text("streams.table"), head, rows);
  }

  private static String ports(Protocol.Transport transport) {
    return transport.ports().isEmpty()
        ? "–"
        : String.join(", ", transport.ports().stream().map(PortRange::text).toList());
  }

  private static String protocol(Flow flow, Protocol.Transport transport) {
    String below =
        transport.protocol() == Protocol.IpProtocol.ICMP_ECHO
            ? "ICMP"
            : transport.protocol().name();
    return flow.protocol().takesPorts()
        ? below
        : flow.protocol().word().toUpperCase(Locale.ROOT) + " (" + below + ")";
  }

  private static Section.Block findings(List<Finding> findings, Phrases phrases) {
    FindingWords words = new FindingWords(phrases);
    List<List<Line>> rows =
        findings.stream()
            .map(
                finding ->
                    List.of(
                        phrases.word(finding.severity()),
                        Line.value(finding.rule()),
                        Line.value(finding.subject()),
                        words.message(finding)))
            .toList();
    List<String> head =
        Stream.of("severity", "rule", "subject", "message")
            .map(name -> phrases.text("column." + name))
            .toList();
    return new Section.Table(phrases.text("streams.findings"), head, rows);
  }
}
