package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {
  @Test
  void saysOfEachListedRuleWhatItMeansAndWhatToDo() {
    List<String> bad = new ArrayList<>();
    RuleText.listed()
        .forEach(
            (rule, text) -> {
              String sentence = "[A-Z][^\\t]+\\.";
              if (!rule.matches("[a-z]+\\.([a-z0-9-]+|[*])")
                  || !text.meaning().matches(sentence)
                  || !text.remedy().matches(sentence)) {
                bad.add(rule);
              }
            });
    assertEquals(List.of(), bad);
    assertTrue(RuleText.listed().size() > 50);
  }

  @Test
  void explainsARuleOfAFamilyByItsFamily() {
    RuleText quality = RuleText.of("quality.ntia-2021.supplier");
    assertTrue(quality.meaning().contains("profile"), quality.meaning());
    assertEquals(RuleText.listed().get("gate.os-state"), RuleText.of("gate.os-state"));
    assertEquals("quality", RuleText.of("quality").meaning());
  }

  @Test
  void sendsTheReaderOfAnUnlistedRuleToItsMessage() {
    assertEquals("acme.own", RuleText.of("acme.own").meaning());
    assertTrue(RuleText.of("acme.own").remedy().contains("message"));
  }
}
