package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FallbackExecutorTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(FallbackExecutor.class);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    heard.start();
    logger.addAppender(heard);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(heard);
  }

  @Test
  void should_warn_once_why_networks_run_on_the_slower_executor() {
    Executor executor = new FallbackExecutor(new Picky(), new Dl4jExecutor());

    Network.create(SmallNetworks.blueprint(), executor, new Seed(1));
    Network.create(SmallNetworks.blueprint(), executor, new Seed(2));

    assertThat(heard.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.WARN);
              assertThat(event.getFormattedMessage())
                  .isEqualTo("A network runs on dl4j: only floats are held");
            });
  }

  private record Picky() implements Executor {

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public Execution open(ComputationGraph graph, ParameterSlice parameters) {
      throw new IllegalArgumentException("only floats are held");
    }
  }
}
