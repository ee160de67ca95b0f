package dev.cachet.verification;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;

/**
 * SHA-256 of the platform that counts, for each thread, how many digests were taken and over how
 * many bytes; in front of all other providers until it is closed.
 */
final class CountedDigests implements AutoCloseable {
  private static final ThreadLocal<long[]> COUNTS = ThreadLocal.withInitial(() -> new long[2]);
  private static final String NAME = "CachetCountedDigests";

  CountedDigests() {
    int place = Security.insertProviderAt(new Counting(), 1);
    if (place != 1) {
      throw new IllegalStateException("a counting provider is there already");
    }
  }

  /** Begins to count anew, for this thread. */
  void restart() {
    Arrays.fill(COUNTS.get(), 0);
  }

  /** How many digests this thread has taken. */
  long digests() {
    return COUNTS.get()[0];
  }

  /** Over how many bytes together. */
  long bytes() {
    return COUNTS.get()[1];
  }

  @Override
  public void close() {
    Security.removeProvider(NAME);
  }

  private static final class Counting extends Provider {
    private static final long serialVersionUID = 1L;

    Counting() {
      super(NAME, "1", "counts SHA-256");
      put("MessageDigest.SHA-256", Sha256.class.getName());
    }
  }

  /** Public with a public constructor, as a provider's engine has to be. */
  public static final class Sha256 extends MessageDigestSpi {
    private final MessageDigest digest;

    /** Made by the provider. */
    public Sha256() throws NoSuchAlgorithmException, NoSuchProviderException {
      digest = MessageDigest.getInstance("SHA-256", "SUN");
    }

    @Override
    protected int engineGetDigestLength() {
      return digest.getDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
      COUNTS.get()[1]++;
      digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      COUNTS.get()[1] += length;
      digest.update(input, offset, length);
    }

    @Override
    protected void engineUpdate(ByteBuffer input) {
      COUNTS.get()[1] += input.remaining();
      digest.update(input);
    }

    @Override
    protected byte[] engineDigest() {
      COUNTS.get()[0]++;
      return digest.digest();
    }

    @Override
    protected int engineDigest(byte[] into, int offset, int length) throws DigestException {
      COUNTS.get()[0]++;
      return digest.digest(into, offset, length);
    }

    @Override
    protected void engineReset() {
      digest.reset();
    }
  }
}
