package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.memory;

/**
 * Interleaves four phases of C channels each, N x 4C x H x W, to N x C x 2H x 2W, and back.
 *
 * <p>Both are one copy between two descriptions of strides. Where sixteen channels lie side by
 * side, they move as one.
 */
final class PixelShuffle {

  private static final long BLOCK = 16;

  private final long images;
  private final long channels;
  private final long height;
  private final long width;
  private final boolean isBlocked;

  /**
   * Prepares for phases of the given shape and layout.
   *
   * @param phases N x 4C x H x W
   */
  PixelShuffle(Tensor phases) {
    long[] shape = phases.shape();
    this.images = shape[0];
    this.channels = shape[1] / 4;
    this.height = shape[2];
    this.width = shape[3];
    this.isBlocked =
        channels % BLOCK == 0
            && phases.hasLayout(
                new memory.desc(shape, memory.data_type.f32, memory.format_tag.nChw16c));
  }

  /** Adds the step that interleaves, and returns N x C x 2H x 2W. */
  Tensor interleave(PlanBuilder plan, Tensor phases) {
    long[] shape = {images, channels, 2 * height, 2 * width};
    Tensor whole =
        plan.temporary(
            isBlocked
                ? new memory.desc(shape, memory.data_type.f32, memory.format_tag.nChw16c)
                : Layout.plain(shape));
    Tensor from =
        isBlocked
            ? phases
            : plan.inLayout(phases, Layout.plain(phases.shape()), Step.Condition.ALWAYS);
    plan.copy(from.as(phasesView()), whole.as(wholeView()), Step.Condition.ALWAYS);
    return whole;
  }

  /**
   * Adds the step that takes a gradient apart again.
   *
   * @param whole N x C x 2H x 2W, in the layout that {@link #interleave} gave
   * @return the gradient of the phases, N x 4C x H x W
   */
  Tensor separate(PlanBuilder plan, Tensor whole, memory.desc phasesLayout) {
    Tensor phases =
        plan.temporary(
            isBlocked ? phasesLayout : Layout.plain(images, 4 * channels, height, width));
    plan.copy(whole.as(wholeView()), phases.as(phasesView()), Step.Condition.ALWAYS);
    return plan.inLayout(phases, phasesLayout, Step.Condition.ALWAYS);
  }

  /** Returns images, channel blocks, rows, row phases, columns, column phases, block. */
  private memory.desc wholeView() {
    long block = isBlocked ? BLOCK : 1;
    long area = 4 * height * width * block;
    return view(
        block,
        channels / block * area,
        area,
        4 * width * block,
        2 * width * block,
        2 * block,
        block);
  }

  private memory.desc phasesView() {
    long block = isBlocked ? BLOCK : 1;
    long area = height * width * block;
    long phase = channels / block * area;
    return view(block, 4 * phase, area, width * block, 2 * phase, block, phase);
  }

  private memory.desc view(
      long block,
      long image,
      long channelBlock,
      long row,
      long rowPhase,
      long column,
      long columnPhase) {
    return Layout.strided(
        new long[] {images, channels / block, height, 2, width, 2, block},
        new long[] {image, channelBlock, row, rowPhase, column, columnPhase, 1});
  }
}
