package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProducts;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A tile for each thread that works at the same time. */
final class Tiles {

  private final Exponential exponential;
  private final MatrixMemory memory;
  private final Queue<Tile> idle = new ConcurrentLinkedQueue<>();

  Tiles(double temperature, MatrixMemory memory) {
    this.exponential = Exponential.over(temperature);
    this.memory = memory;
  }

  /** Does work with a tile that no other thread uses meanwhile. */
  void use(Consumer<Tile> work) {
    Tile polled = idle.poll();
    Tile tile = polled == null ? new Tile(MatrixProducts.create(), exponential, memory) : polled;
    work.accept(tile);
    idle.add(tile);
  }
}
