package dev.cachet.udi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Year;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UdiProperties {
  private final UdiParser parser = new UdiParser(Year.of(2026));

  @Property(tries = 300)
  void writesWhatWasRead(@ForAll("udis") String text) throws Exception {
    assertEquals(text, parser.parse(text).text());
  }

  @Property(tries = 300)
  void namesTheSameDeviceInTheFormOfATarget(@ForAll("udis") String text) throws Exception {
    Udi udi = (Udi) parser.parse(text);
    Udi again = (Udi) parser.parse(udi.canonicalDi());
    assertEquals(udi.di(), again.di());
    assertEquals(udi.canonicalDi(), again.canonicalDi());
  }

  @Property(tries = 200)
  void noticesEveryOtherDigitOfAGtin(@ForAll("gtins") String gtin) {
    refusesEachOther(gtin, "0123456789", 0);
  }

  @Property(tries = 50)
  void noticesEveryOtherCharacterOfHibc(@ForAll("hibcs") String text) {
    refusesEachOther(text, CheckCharacters.HIBC43, 1);
  }

  @Property(tries = 50)
  void noticesEveryOtherCharacterOfAModelNumber(@ForAll("models") String text) {
    refusesEachOther(text, CheckCharacters.CSET82, 5);
  }

  @Property(tries = 50)
  void noticesEveryOtherDigitOfAPpn(@ForAll("ppns") String text) {
    refusesEachOther(text, "0123456789", 2);
  }

  @Property(tries = 50)
  void noticesEveryOtherCharacterOfABasicUdiDiOfHibcc(@ForAll("hibccModels") String text) {
    refusesEachOther(text, CheckCharacters.CSET82, 2);
  }

  @Property(tries = 50)
  void noticesEveryOtherCharacterOfABasicUdiDiOfIfa(@ForAll("ifaModels") String text) {
    refusesEachOther(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.", 2);
  }

  @Property(tries = 200)
  void writesTheBasicUdiDiThatWasRead(@ForAll("basics") String text) throws Exception {
    DeviceIdentifier read = parser.parse(text);
    assertEquals(text, read.text());
    assertEquals(true, read.checkVerified());
  }

  private void refusesEachOther(String text, String alphabet, int from) {
    for (int i = from; i < text.length(); i++) {
      for (int j = 0; j < alphabet.length(); j++) {
        if (alphabet.charAt(j) != text.charAt(i)) {
          String other = text.substring(0, i) + alphabet.charAt(j) + text.substring(i + 1);
          assertThrows(InvalidUdiException.class, () -> parser.parse(other), other);
        }
      }
    }
  }

  @Provide
  Arbitrary<String> gtins() {
    return digits(13).map(body -> body + CheckCharacters.gtin(body));
  }

  @Provide
  Arbitrary<String> models() {
    return Combinators.combine(digits(5), text(CheckCharacters.CSET82, 18))
        .as((prefix, model) -> prefix + "_" + model.substring(1))
        .map(body -> body + CheckCharacters.modelPair(body));
  }

  @Provide
  Arbitrary<String> hibccModels() {
    return Combinators.combine(text("ABCXYZ", 1), digits(3), text("0123456789ABCXYZ", 16))
        .as((first, rest, model) -> "++" + first.charAt(0) + rest + model)
        .map(body -> body + CheckCharacters.modelPair(body));
  }

  @Provide
  Arbitrary<String> ifaModels() {
    return Combinators.combine(digits(5), text("0123456789ABCXYZ.", 16))
        .as((supplier, model) -> "PP" + supplier + model)
        .map(body -> body + CheckCharacters.mod97(body));
  }

  @Provide
  Arbitrary<String> basics() {
    return Arbitraries.oneOf(models(), hibccModels(), ifaModels());
  }

  @Provide
  Arbitrary<String> hibcs() {
    return Combinators.combine(text("0123456789ABCXYZ", 18), digits(1), text("ABC019", 18))
        .as((product, unit, lot) -> "+H12A" + product + unit + "/$" + lot + "/S" + lot)
        .map(body -> body + CheckCharacters.mod43(body));
  }

  @Provide
  Arbitrary<String> ppns() {
    return digits(7)
        .map(body -> body + pznDigit(body))
        .filter(pzn -> CheckCharacters.isPzn(pzn))
        .map(pzn -> "11" + pzn)
        .map(body -> "9N" + body + CheckCharacters.mod97(body));
  }

  private static int pznDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * (i + 1);
    }
    return sum % 11 % 10;
  }

  @Provide
  Arbitrary<String> udis() {
    Arbitrary<String> gs1 =
        Combinators.combine(gtins(), text("ABCabc019/-_%", 20), text("ABC019", 20))
            .as((gtin, lot, serial) -> "(01)" + gtin + "(10)" + lot + "(17)270100(21)" + serial);
    Arbitrary<String> iccbba =
        text("ABC019", 16).filter(di -> di.length() == 16).map(di -> "=/" + di + "=,000025");
    Arbitrary<String> ifa = ppns().map(ppn -> ppn + "\u001d1TAB1\u001dD270100");
    return Arbitraries.oneOf(gs1, gtins(), hibcs(), iccbba, ppns(), ifa);
  }

  private static Arbitrary<String> digits(int count) {
    return Arbitraries.strings().withCharRange('0', '9').ofLength(count);
  }

  private static Arbitrary<String> text(String alphabet, int longest) {
    return Arbitraries.strings()
        .withChars(alphabet.toCharArray())
        .ofMinLength(alphabet.length() == 6 && longest == 16 ? 16 : 1)
        .ofMaxLength(longest);
  }
}
