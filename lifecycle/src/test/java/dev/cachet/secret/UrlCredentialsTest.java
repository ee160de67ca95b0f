package dev.cachet.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCredentialsTest {
  @ParameterizedTest
  @CsvSource({
    "http://u:p@host/, http://host/",
    "https://ghp_token@github.com/a/b.git, https://github.com/a/b.git",
    "git+https://u:p@host/x.git@v1, git+https://host/x.git@v1",
    "ssh://git:p@host/x, ssh://host/x",
    "git+ssh://bob:p@host:22/x, git+ssh://host:22/x",
    "ftp://u:p@host, ftp://host",
    "https://u:p@ss@host/x, https://host/x",
    "https://u:p#1/2@host/x, https://host/x",
    "https://u%3Ap@host/x, https://host/x",
    "HTTPS://U:P@HOST/, HTTPS://HOST/",
    "jdbc:postgresql://u:p@db/x, jdbc:postgresql://db/x",
    "scm:git:https://u:p@host/x, scm:git:https://host/x",
    "https://host/x?access_token=abc&y=1, https://host/x?removed&y=1",
    "https://host/x?y=1&X-Amz-Signature=abc, https://host/x?y=1&removed",
    "https://host/x;jsessionid=abc, https://host/x;removed",
    "/a/https:~1~1u:p@host~1x/b, /a/https:~1~1host~1x/b",
    "see http://u:p@a/ and http://u:q@b/ too, see http://a/ and http://b/ too",
    "<https://u:p@host/x> (x), <https://host/x> (x)",
    "https://token%40host/x, https://host/x",
    "https://host/x%3Ftoken%3Dabc, https://host/x%3Fremoved",
    "https://host/x%3ftoken%3dabc, https://host/x%3fremoved",
    "https://host/x;pwd=abc, https://host/x;removed",
    "https://u:a'b@host/x, https://host/x",
    "https://host/x#access_token=abc, https://host/x#removed",
    "https://host/x%23token%3Dabc, https://host/x%23removed",
    "https://host/x?jwt=abc&y=1, https://host/x?removed&y=1",
    "https://host/x?apiToken[]=abc, https://host/x?removed",
    "https://host/x?apiToken%5B%5D=abc, https://host/x?removed",
    "pkg:generic/a@1?vcs_url=git%2Bhttps:%2F%2Fu:p%40host%2Fa, "
        + "pkg:generic/a@1?vcs_url=git%2Bhttps:%2F%2Fhost%2Fa",
    "pkg:generic/a@1?vcs_url=git%2Bhttps://u:p%40host/a, "
        + "pkg:generic/a@1?vcs_url=git%2Bhttps://host/a",
    "pkg:generic/a@1?download_url=https%3A%2F%2Fu%3Ap%40host%2Fa&x=1, "
        + "pkg:generic/a@1?download_url=https%3A%2F%2Fhost%2Fa&x=1",
    "pkg:generic/a@1?download_url=https://host/a%3Ftoken%3Dabc&x=1, "
        + "pkg:generic/a@1?download_url=https://host/a%3Fremoved&x=1",
  })
  void takesThemOut(String text, String clean) {
    assertEquals(clean, UrlCredentials.without(text));
    assertEquals(clean, UrlCredentials.without(clean));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a@b",
        "https://example.org/?q=a@b",
        "https://example.org/#a@b",
        "https://example.org:8080/#a@b",
        "https://[2001:db8::a]:8080/#a@b",
        "git+ssh://git@github.com/a/b.git",
        "ssh://me@host/x",
        "git@github.com:a/b.git",
        "https://git@github.com/a/b.git",
        "A <a@example.org> http://example.org",
        "mailto:a@example.org",
        "pkg:npm/%40scope/name@1",
        "pkg:deb/debian/a@1%3A2?arch=amd64",
        "12:30 // a@b",
        "https://example.org/?author=x&tokens",
        "://@",
        ""
      })
  void leavesTheRestAsItIs(String text) {
    assertSame(text, UrlCredentials.without(text));
  }

  @Test
  void isQuickOnLongText() {
    String text = "a:".repeat(200_000) + "//" + "%3A".repeat(50_000);
    assertEquals(text, UrlCredentials.without(text));
  }
}
