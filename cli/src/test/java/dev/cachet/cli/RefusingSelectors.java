package dev.cachet.cli;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/** Opens no channel to any network; named by a system property of {@link WithoutNetwork}. */
public final class RefusingSelectors extends SelectorProvider {
  /** Called by the runtime. */
  public RefusingSelectors() {}

  @Override
  public DatagramChannel openDatagramChannel() {
    throw WithoutNetwork.refused();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    throw WithoutNetwork.refused();
  }

  @Override
  public Pipe openPipe() {
    throw WithoutNetwork.refused();
  }

  @Override
  public AbstractSelector openSelector() {
    throw WithoutNetwork.refused();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() {
    throw WithoutNetwork.refused();
  }

  @Override
  public SocketChannel openSocketChannel() {
    throw WithoutNetwork.refused();
  }
}
