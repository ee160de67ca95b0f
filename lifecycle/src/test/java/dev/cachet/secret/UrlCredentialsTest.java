package dev.cachet.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

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
    // In parameters of another address, escaped and not.
    "https://a/?next=https://u:p@b/c&z=d@e, https://a/?next=https://b/c&z=d@e",
    "https://a/?next=https%3A%2F%2Fu%3Ap%40b%2Fc&z=d@e, https://a/?next=https%3A%2F%2Fb%2Fc&z=d@e",
    "https://a/?n=https%253A%252F%252Fu%253Ap%2540b%252Fc,"
        + " https://a/?n=https%253A%252F%252Fb%252Fc",
    "https://a/?n=https%3A%2F%2Fb%2F%3Fkey%3Dabc%26x%3D1,"
        + " https://a/?n=https%3A%2F%2Fb%2F%3Fremoved%26x%3D1",
    "https://a/?n=https%3A%2F%2Fb%2F%253Fsig%253Dabc, https://a/?n=https%3A%2F%2Fb%2F%253Fremoved",
    "https://a/?n=//u:p@b/c, https://a/?n=//b/c",
    "pkg:generic/a@1?download_url=https://b/?u=https://u:p%40c/d, "
        + "pkg:generic/a@1?download_url=https://b/?u=https://c/d",
    "pkg:oci/a@sha256%3Aab?repository_url=https%3A%2F%2Ftoken%40b.io%2Fa&tag=1, "
        + "pkg:oci/a@sha256%3Aab?repository_url=https%3A%2F%2Fb.io%2Fa&tag=1",
    "pkg:npm/%40s/x@1?vcs_url=git%2Bssh%3A%2F%2Fu%3Ap%40h%2Fx%40v1, "
        + "pkg:npm/%40s/x@1?vcs_url=git%2Bssh%3A%2F%2Fh%2Fx%40v1",
    // Without a scheme, and with slashes that a path lost.
    "//u:p@host/x, //host/x",
    "src=//u:p@host/x, src=//host/x",
    "https:/u:p@host/x, https:/host/x",
    "/srv/https:/u:p@host/x.git: no such file, /srv/https:/host/x.git: no such file",
    "git+https:/token@host/x, git+https:/host/x",
    "ftp:u:p@host/x, ftp:host/x",
    "http:/host/x?token=abc, http:/host/x?removed",
    "https:///u:p@host/x, https:///host/x",
    // Parameters by name.
    "https://host/x?key=abc, https://host/x?removed",
    "https://host/x?code=abc&y=1, https://host/x?removed&y=1",
    "https://host/x?y=1&sig=abc%3D, https://host/x?y=1&removed",
    "https://host/x?auth=abc, https://host/x?removed",
    "https://host/x?subscription-key=abc, https://host/x?removed",
    "https://host/x?sv=1&se=2&sig=a%2Fb%26c&sp=r, https://host/x?sv=1&se=2&removed&sp=r",
    "https://host/x?ticket=ST-1&otp=12, https://host/x?removed&removed",
    "jdbc:sqlserver://db:1433;user=sa;password=abc, jdbc:sqlserver://db:1433;user=sa;removed",
    "jdbc:oracle:thin:scott/tiger@//db:1521/x, jdbc:oracle:thin:@//db:1521/x",
    "jdbc:oracle:thin:scott/tiger@db:1521:x, jdbc:oracle:thin:@db:1521:x",
    "//npm.host/:_authToken=abc, //npm.host/:removed",
    // Signs that no address may hold.
    "'https://u:p\"w@host/x', https://host/x",
    "'https://u:p w@host/x', https://host/x",
    "https://u:p<w@host/x, https://host/x",
    "https://u:p>w@host/x, https://host/x",
    "https://u:p|w@host/x, https://host/x",
    "'https://u:p\\w@host/x', https://host/x",
    "https://u:{p}^`w@host/x, https://host/x",
    "https://u:p/w@host/x?q=a@b, https://host/x?q=a@b",
    "https://u:12%2F34@host/x, https://host/x",
    "https://u:p&w@host/x, https://host/x",
    "https://u:p=w@host/x, https://host/x",
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
        "https://example.org/?monkey=1&zipcode=2&coder=3&design=4",
        "git+ssh://git@github.com:o/r.git",
        "ssh://github.com:o/r@1.0",
        "git@github.com:o/r.git?key",
        "pkg:npm/%40scope/x@1.0",
        "pkg:npm/%40scope/x@1.0?vcs_url=git%2Bhttps://github.com/o/r%40abc",
        "pkg:golang/github.com/o/r@v1.0?type=module#sub/a@b",
        "pkg:generic/a@1?download_url=https:%2F%2Fhost%2Fa@1.0",
        "pkg:maven/g/a@1?key=x",
        "//registry.example.org/@scope/x@1.0",
        "//server/share/a@b",
        "/usr//lib/x:y@1",
        "see https://example.org:8443\" and mail a@example.org",
        "<a href=\"https://example.org\">a@example.org</a>",
        "{\"url\":\"https://example.org:8080\",\"mail\":\"a@example.org\"}",
        "https://localhost:PORT, or mail a@example.org",
        "https://localhost:PORT and then mail to a@example.org",
        "mailto:a@example.org?subject=x",
        "https: a:b@c",
        "file:/opt/a:b@c.jar",
        "jar:file:/opt/x.jar!/a@b",
        "urn:uuid:a//b@c",
        "http:80 x@y",
        "https://localhost:PORT mail, then a@example.org",
        "://@",
        ""
      })
  void leavesTheRestAsItIs(String text) {
    assertSame(text, UrlCredentials.without(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:", "%3A", "a://", "https:", "//u:", "?a=", "https://h/?a=", "=https://", "x@"})
  void isLinearInTheLengthOfAText(String part) {
    String text = part.repeat(50_000) + "//" + "%3A".repeat(50_000);
    assertSame(text, UrlCredentials.without(text));
  }
}
