package dev.cachet.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.SiteBinding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class DataflowTest {
  private static final Path FOLDER = Path.of("src/test/namespaces");

  @Test
  void theMatrixHasEveryStreamOnceAProtocol() throws Exception {
    List<String> lines = csv(profile("", "")).lines().toList();
    assertEquals(12, lines.size(), "a head, ten flows, DNS twice");
    assertEquals(
        "\"service\",\"VLAN"
            + " service\",\"Pump\",\"TCP\",\"22\",\"Maintenance\",\"ssh\",\"credentials\"",
        lines.get(3));
    assertEquals(
        "\"names\",\"Pump\",\"role dns\",\"dns (UDP)\",\"53\",\"Names\",\"none\",\"technical\"",
        lines.get(7));
  }

  @Test
  void noCellIsAFormulaAndNoTextIsMarkup() throws Exception {
    for (String begin : List.of("=", "+", "-", "@")) {
      assertTrue(
          csv(profile("\"Updates\"", "\"" + begin + "cmd\"")).contains("\"'" + begin + "cmd\""));
    }
    assertTrue(csv(profile("\"Updates\"", "\"a \\\"b\\\"\"")).contains("\"a \"\"b\"\"\""));
    String hostile = "\"<script>alert(1)</script> & \\\"\"";
    String page =
        new String(DataStreamMatrix.html(profile("\"Updates\"", hostile)), StandardCharsets.UTF_8);
    assertFalse(page.contains("<script"), page);
    String xml = page.substring(page.indexOf('\n') + 1);
    String text =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement()
            .getTextContent();
    assertTrue(text.contains("<script>alert(1)</script> & \""), text);
  }

  @Test
  void theListSaysWhoCallsWhomOfEachFamily() throws Exception {
    JsonNode list =
        new ObjectMapper()
            .readTree(
                FlowList.write(
                    NetworkLint.bind(
                        NetworkProfile.read(FOLDER.resolve("network.json")),
                        SiteBinding.read(FOLDER.resolve("binding.json")),
                        "network.json")));
    assertEquals(
        "{\"flow\":\"updates\",\"family\":\"IPv6\",\"protocol\":\"tcp\","
            + "\"callers\":[\"2001:db8:20::10/128\"],\"called\":[\"2001:db8:1::7/128\"],"
            + "\"calledPorts\":[\"443\"],\"encryption\":\"tls-1.3\",\"purpose\":\"Updates\"}",
        list.at("/allowed/1").toString());
    assertEquals("[\"192.0.2.128/28\"]", list.at("/allowed/3/callers").toString());
    assertEquals("[\"10.20.0.10/32\"]", list.at("/allowed/3/called").toString());
  }

  @Test
  void theDifferenceSaysWhatToOpenAndToClose() throws Exception {
    CheckedProfile before = profile("", "");
    assertEquals(
        List.of(), NetworkDiff.sentences(before, profile("\"id\": \"time\"", "\"id\": \"clock\"")));
    assertEquals(
        List.of(
            "open: outbound to updates.medical.example, tcp 8443, tls-1.3 (updates: Updates)",
            "close: outbound to updates.medical.example, tcp 443, tls-1.3 (updates: Updates)"),
        NetworkDiff.sentences(before, profile("[443]", "[8443]")));
    assertEquals(
        List.of("encryption of updates was tls-1.3, is none"),
        NetworkDiff.sentences(before, profile("tls-1.3", "none")));
    assertEquals(
        2,
        NetworkDiff.sentences(before, profile("\"vlan\": \"service\"", "\"role\": \"service\""))
            .size());
  }

  private static CheckedProfile profile(String from, String to) throws Exception {
    String json = Files.readString(FOLDER.resolve("network.json"));
    String changed = from.isEmpty() ? json : json.replace(from, to);
    assertTrue(from.isEmpty() || !json.equals(changed), from);
    return NetworkLint.accept(
        NetworkProfile.read(changed.getBytes(StandardCharsets.UTF_8)), "network.json");
  }

  private static String csv(CheckedProfile checked) {
    return new String(DataStreamMatrix.csv(checked), StandardCharsets.UTF_8);
  }
}
