package dev.cachet.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cachet.finding.JsonText;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of a document. Its form is known only at its end, as members have no order. */
final class BomReader {
  private static final int MAX_PARTS = 250_000;
  private static final int MAX_DISTRIBUTIONS = 1000;
  private static final long MAX_CHARS = 32L << 20;
  private static final Set<String> TOP =
      Set.of(
          "bomFormat",
          "specVersion",
          "metadata",
          "components",
          "spdxVersion",
          "packages",
          "@context",
          "@graph");
  private static final Pattern SPDX_3 =
      Pattern.compile("^https?://spdx\\.org/rdf/(3\\.[^/]{0,20})/");
  private static final Pattern DISTRO = Pattern.compile("[?&]distro=([^&#]{1,200})");

  private final String file;
  private final List<BomPart> systems = new ArrayList<>();
  private final List<BomPart> components = new ArrayList<>();
  private final Map<String, Integer> distributions = new LinkedHashMap<>();
  private long chars;
  private String bomFormat = "";
  private String specVersion = "";
  private String spdxVersion = "";
  private boolean spdx3;

  BomReader(String file) {
    this.file = file;
  }

  BomDocument read(InputStream document) throws IOException {
    BufferedInputStream in = new BufferedInputStream(document, DocumentForm.HEAD);
    in.mark(DocumentForm.HEAD);
    String other = DocumentForm.of(in.readNBytes(DocumentForm.HEAD));
    if (other != null) {
      throw new IOException(
          "is " + other + ", and only JSON is read here; write it as CycloneDX or SPDX in JSON");
    }
    in.reset();
    try (JsonParser at = JsonWalk.FACTORY.createParser(in)) {
      at.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonWalk here = new JsonWalk(at);
      at.nextToken();
      here.object(TOP, member -> top(member, here));
      if (at.nextToken() != null) {
        throw new IOException("something follows the document's object");
      }
      return new BomDocument(file, form(), systems, components, distributions);
    } catch (JsonProcessingException e) {
      throw new IOException("not readable as JSON: " + JsonText.problem(e), e);
    } catch (CharConversionException e) {
      throw new IOException("not readable as JSON: " + e.getMessage(), e);
    }
  }

  private String form() throws IOException {
    List<String> forms = new ArrayList<>();
    if (bomFormat.equals("CycloneDX")) {
      require(DocumentVersions.readsCycloneDx(specVersion), "CycloneDX " + specVersion);
      forms.add("CycloneDX " + specVersion);
    }
    if (!spdxVersion.isEmpty()) {
      require(DocumentVersions.readsSpdx2(spdxVersion), spdxVersion);
      forms.add(spdxVersion);
    }
    if (spdx3) {
      forms.add("SPDX 3");
    }
    if (forms.size() != 1) {
      throw new IOException(
          forms.isEmpty()
              ? "neither CycloneDX JSON, nor SPDX 2 JSON, nor SPDX 3 JSON-LD"
              : "claims to be " + String.join(" and ", forms));
    }
    return forms.get(0);
  }

  private static void require(boolean read, String what) throws IOException {
    if (!read) {
      throw new IOException(DocumentVersions.unread(what));
    }
  }

  private void top(String member, JsonWalk here) throws IOException {
    switch (member) {
      case "bomFormat" -> bomFormat = here.text();
      case "specVersion" -> specVersion = here.text();
      case "spdxVersion" -> spdxVersion = here.text();
      case "@context" -> context(here);
      case "metadata" -> here.object(Set.of("component"), subject -> cycloneDx(here, false));
      case "components" -> here.array(() -> cycloneDx(here, true));
      case "packages" -> here.array(() -> spdx2(here));
      default -> here.array(() -> spdx3(here));
    }
  }

  private void context(JsonWalk here) throws IOException {
    if (here.isArray()) {
      here.array(() -> context(here));
    } else if (here.isObject()) {
      here.skip();
    } else {
      Matcher context = SPDX_3.matcher(here.text());
      if (context.find()) {
        require(DocumentVersions.readsSpdx3(context.group(1)), "SPDX " + context.group(1));
        spdx3 = true;
      }
    }
  }

  /** The subject of a document is no component of itself, unless it is an operating system. */
  private void cycloneDx(JsonWalk here, boolean counts) throws IOException {
    PartDraft draft = new PartDraft(here);
    draft.cycloneDx(() -> cycloneDx(here, true));
    if (counts || draft.isSystem()) {
      add(draft);
    }
  }

  private void spdx2(JsonWalk here) throws IOException {
    PartDraft draft = new PartDraft(here);
    draft.spdx2();
    add(draft);
  }

  private void spdx3(JsonWalk here) throws IOException {
    PartDraft draft = new PartDraft(here);
    draft.spdx3();
    if (draft.type().equals("software_Package")) {
      add(draft);
    }
  }

  private void add(PartDraft draft) throws IOException {
    if (!draft.isNamed()) {
      return;
    }
    BomPart part = draft.part();
    chars += part.name().length() + part.version().length();
    chars += part.purl().length() + part.cpe().length();
    if (systems.size() + components.size() == MAX_PARTS || chars > MAX_CHARS) {
      throw new IOException(
          part.pointer() + ": more than " + MAX_PARTS + " components, or too many characters");
    }
    (draft.isSystem() ? systems : components).add(part);
    Matcher distro = DISTRO.matcher(part.purl());
    if (distro.find()) {
      String said = distro.group(1).toLowerCase(Locale.ROOT);
      if (distributions.size() < MAX_DISTRIBUTIONS || distributions.containsKey(said)) {
        distributions.merge(said, 1, Integer::sum);
      }
    }
  }
}
