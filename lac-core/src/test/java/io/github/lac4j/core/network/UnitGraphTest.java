package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.model.Granularity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitGraphTest {

  @Test
  void should_hold_the_units_of_a_network_in_the_order_of_computation() {
    try (Network network = SmallNetworks.create(1)) {
      UnitGraph graph = network.body(Granularity.LAYER);

      assertThat(graph.size()).isEqualTo(2);
      assertThat(graph.units()).extracting(Unit::name).containsExactly("hidden", "output");
      assertThat(graph.unit(1).name()).isEqualTo("output");
      assertThat(graph.nodes())
          .extracting(UnitGraph.Node::sources)
          .containsExactly(List.of(UnitGraph.INPUT), List.of(0));
    }
  }

  @Test
  void should_feed_the_output_of_one_graph_to_the_input_of_the_next() {
    try (Network network = SmallNetworks.create(1)) {
      Unit unit = network.whole();
      UnitGraph skip =
          new UnitGraph(
              List.of(
                  new UnitGraph.Node(unit, List.of(UnitGraph.INPUT)),
                  new UnitGraph.Node(unit, List.of(UnitGraph.INPUT, 0))));

      UnitGraph both = skip.then(skip);

      assertThat(both.nodes())
          .extracting(UnitGraph.Node::sources)
          .containsExactly(List.of(-1), List.of(-1, 0), List.of(1), List.of(1, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 1, 7})
  void should_refuse_a_source_that_does_not_precede_its_unit(int source) {
    try (Network network = SmallNetworks.create(1)) {
      List<UnitGraph.Node> nodes = List.of(new UnitGraph.Node(network.whole(), List.of(source)));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> new UnitGraph(nodes))
          .withMessageContaining("Unit 0 cannot take its input from unit " + source);
    }
  }

  @Test
  void should_refuse_to_be_empty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitGraph(List.of()))
        .withMessageContaining("at least one unit");
  }
}
