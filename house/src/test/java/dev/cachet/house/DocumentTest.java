package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Every code block of a document is looked after by somebody, or says why not. */
class DocumentTest {
  @Test
  void everyBlockIsRunOrSaysWhyNot() throws IOException {
    List<String> faults = new ArrayList<>();
    int commands = 0;
    for (Document document : Document.all()) {
      for (CodeBlock block : document.blocks()) {
        commands += block.isShell() ? 1 : 0;
        if (!block.fault().isEmpty()) {
          faults.add(block + " " + block.fault());
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(commands > 10, "the documents have commands; found " + commands);
  }

  @Test
  void aBlockThatNobodyMarkedIsAFault() {
    for (String block :
        List.of(
            "```\ncachet sbom\n```",
            "```sh\ncachet sbom\n```",
            "<!-- run -->\n\n```sh\ncachet sbom\n```",
            "<!-- not run: -->\n```sh\ncachet sbom\n```",
            "<!-- runs -->\n```sh\ncachet sbom\n```",
            "```text\n  cachet sbom\n```",
            "```yaml\nscript: cachet\n```")) {
      assertTrue(!CodeBlock.of("some.md", block).get(0).fault().isEmpty(), block);
    }
  }

  @Test
  void aBlockThatShowsAFileShowsWhatIsInIt() throws IOException {
    for (Document document : Document.all()) {
      for (CodeBlock block : document.blocks()) {
        if (!block.source().isEmpty() && !block.language().equals("java")) {
          String source = Files.readString(Module.ROOT.resolve(block.source()));
          assertTrue(source.contains(block.text()), block + " is not in " + block.source());
        }
      }
    }
  }

  @Test
  void aBlockThatNamesItsTestNamesOneThatIsThere() throws IOException {
    Path tests = Module.ROOT.resolve("house/src/test/java/dev/cachet/house");
    for (Document document : Document.all()) {
      for (CodeBlock block : document.blocks()) {
        if (!block.test().isEmpty()) {
          assertTrue(Files.exists(tests.resolve(block.test() + ".java")), block + "");
        }
      }
    }
  }

  @Test
  void whatCallsItselfJsonOrXmlIs() throws Exception {
    for (Document document : Document.all()) {
      for (CodeBlock block : document.blocks()) {
        try {
          if (block.language().equals("json")) {
            assertTrue(new ObjectMapper().readTree(block.text()).size() > 0, "empty");
          } else if (block.language().equals("xml")) {
            // A block may be several elements of a larger file.
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + block.text() + "</all>")));
          }
        } catch (Exception e) {
          throw new AssertionError(block + ": " + e.getMessage(), e);
        }
      }
    }
  }
}
