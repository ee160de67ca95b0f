package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a document tells people to type, typed.
 *
 * <p>The blocks of one document run in their order in one folder, which {@code
 * resources/documents/NAME.sh} prepares with what the reader of the document has by then; a file
 * {@code profile} that it leaves is what the reader has set in the shell.
 */
class DocumentedCommandsIT {
  private static final String PROFILE = "[ ! -f profile ] || . ./profile\n";

  @TempDir Path folders;

  @TestFactory
  List<DynamicTest> theCommandsOfEachDocumentDoWhatItSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Document document : Document.all()) {
      List<CodeBlock> blocks = document.blocks();
      if (blocks.stream().anyMatch(CodeBlock::isRun)) {
        tests.add(dynamicTest(document.name(), () -> type(document, blocks)));
      }
    }
    assertTrue(tests.size() >= 4, "the documents hold commands; found in " + tests.size());
    return tests;
  }

  private void type(Document document, List<CodeBlock> blocks) throws Exception {
    Shell shell = Shell.in(Files.createTempDirectory(folders, "doc"));
    prepare(shell, document);
    Shell.Said said = new Shell.Said(0, "", "");
    for (CodeBlock block : blocks) {
      if (!block.file().isEmpty()) {
        Path file = shell.folder().resolve(block.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      } else if (block.isRun()) {
        said = run(shell, block);
      } else if (block.isOutput()) {
        block.requireIn(said);
      }
    }
  }

  private static Shell.Said run(Shell shell, CodeBlock block) throws Exception {
    int last = block.exit() == 0 ? 0 : block.lastCommand();
    if (last > 0) {
      Shell.Said before = shell.run(PROFILE + block.text().substring(0, last));
      assertEquals(0, before.exit(), block + "\n" + before.all());
    }
    Shell.Said said = shell.run(PROFILE + block.text().substring(last));
    assertEquals(block.exit(), said.exit(), block + "\n" + said.all());
    return said;
  }

  private static void prepare(Shell shell, Document document) throws Exception {
    Path scripts = Module.ROOT.resolve("house/src/test/resources/documents");
    Path script = scripts.resolve(document.name().replace('/', '-').replaceAll("\\.md$", ".sh"));
    if (Files.exists(script)) {
      Shell.Said said =
          shell
              .with("DOCUMENTS", scripts.toString())
              .run(". \"$DOCUMENTS/prelude.sh\"\n. " + script);
      assertEquals(0, said.exit(), script + "\n" + said.all());
    }
  }
}
