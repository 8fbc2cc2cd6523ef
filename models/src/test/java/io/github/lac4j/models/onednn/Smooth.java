package io.github.lac4j.models.onednn;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A model with tanh in place of ReLU: one whose input rounds to the other side of zero would change
 * a gradient by more than any tolerance.
 */
record Smooth(Model model) implements Model {

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    return of(model.encoder(input, dataType));
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    return of(model.decoder(input, dataType, reconstruction));
  }

  static Blueprint of(Blueprint blueprint) {
    for (GraphVertex vertex : blueprint.configuration().getVertices().values()) {
      if (vertex instanceof LayerVertex layer
          && layer.getLayerConf().getLayer() instanceof ActivationLayer activation
          && activation.getActivationFn() instanceof ActivationReLU) {
        activation.setActivationFn(new ActivationTanH());
      }
    }
    return blueprint;
  }
}
