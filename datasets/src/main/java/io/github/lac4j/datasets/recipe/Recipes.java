package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BICUBIC;
import static io.github.lac4j.datasets.augment.Interpolation.BILINEAR;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.GaussianNoise;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.Interpolation;
import io.github.lac4j.datasets.augment.MaskingNoise;
import io.github.lac4j.datasets.augment.RandomGaussianBlur;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.RandomHorizontalFlip;
import io.github.lac4j.datasets.augment.RandomPaddedCrop;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomRotation;
import io.github.lac4j.datasets.augment.RandomSolarization;
import io.github.lac4j.datasets.augment.RandomTranslation;
import io.github.lac4j.datasets.augment.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The recipes of the library.
 *
 * <p>Where not said otherwise, crops have an aspect ratio of 3/4 to 4/3 and keep the size of the
 * image, blur has a standard deviation of 0.1 to 2 pixels, and solarisation a threshold of 0.5. The
 * jitter's numbers are the strengths of brightness, contrast, saturation and hue.
 */
public final class Recipes {

  /** The name of {@link #none()}. */
  public static final String NONE = "none";

  /** The name of {@link #mnistContrastive()}. */
  public static final String MNIST_CONTRASTIVE = "mnist-contrastive";

  /** The name of {@link #cifarA()}. */
  public static final String CIFAR_A = "cifar-a";

  private static final Range USUAL_ASPECT = new Range(3.0 / 4, 4.0 / 3);
  private static final Range USUAL_SIGMA = new Range(0.1, 2);

  private Recipes() {}

  /** Returns the recipe that leaves images as they are. */
  public static Recipe none() {
    return Recipe.of(NONE);
  }

  /**
   * Returns a recipe for MNIST and its kin: crop of 0.6 to 1 of the area with aspect ratio 0.9 to
   * 1.1, rotation within 15 degrees, shift within 2 pixels, noise with standard deviation 0.05.
   *
   * <p>There is no standard recipe for these sets; this one is lac4j's own. It has no flip, which
   * would turn digits into other signs, and no colour.
   */
  public static Recipe mnistContrastive() {
    return Recipe.of(
        MNIST_CONTRASTIVE,
        new RandomResizedCrop(new Range(0.6, 1), new Range(0.9, 1.1)),
        new RandomRotation(15),
        new RandomTranslation(2),
        new GaussianNoise(0.05));
  }

  /**
   * Returns SimCLR's recipe for ImageNet, of strength 1: bicubic crop of 0.08 to 1 of the area,
   * flip, jitter (0.8, 0.8, 0.8, 0.2) with probability 0.8, greyscale 0.2, blur 0.5.
   *
   * <p>Source: Chen et al., "A Simple Framework for Contrastive Learning of Visual
   * Representations", 2020, and its code; brightness as in version 2.
   */
  public static Recipe simclr() {
    return Recipe.of(
        "simclr",
        crop(0.08, BICUBIC),
        flip(),
        new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5));
  }

  /**
   * Returns SimCLR's recipe for CIFAR, of strength 0.5 and without blur: bicubic crop of 0.08 to 1
   * of the area, flip, jitter (0.4, 0.4, 0.4, 0.1) with probability 0.8, greyscale 0.2.
   *
   * <p>Source: as {@link #simclr()}, its appendix on CIFAR-10.
   */
  public static Recipe simclrCifar() {
    return Recipe.of(
        "simclr-cifar",
        crop(0.08, BICUBIC),
        flip(),
        new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8),
        new RandomGrayscale(0.2));
  }

  /**
   * Returns MoCo's first recipe: crop of 0.2 to 1 of the area, greyscale 0.2, jitter (0.4, 0.4,
   * 0.4, 0.4) always, flip.
   *
   * <p>Source: the code of He et al., "Momentum Contrast", 2020.
   */
  public static Recipe mocoV1() {
    return Recipe.of(
        "moco-v1",
        crop(0.2, BILINEAR),
        new RandomGrayscale(0.2),
        new ColorJitter(0.4, 0.4, 0.4, 0.4, 1),
        flip());
  }

  /**
   * Returns MoCo's second recipe: crop of 0.2 to 1 of the area, jitter (0.4, 0.4, 0.4, 0.1) with
   * probability 0.8, greyscale 0.2, blur 0.5, flip.
   *
   * <p>Source: the code of Chen et al., "Improved Baselines with Momentum Contrastive Learning",
   * 2020.
   */
  public static Recipe mocoV2() {
    return recipeOfMocoV2("moco-v2");
  }

  /**
   * Returns SimSiam's recipe, which is {@link #mocoV2()}.
   *
   * <p>Source: the code of Chen and He, "Exploring Simple Siamese Representation Learning", 2021.
   */
  public static Recipe simsiam() {
    return recipeOfMocoV2("simsiam");
  }

  /**
   * Returns BYOL's recipe, which differs between the two views: bicubic crop of 0.08 to 1 of the
   * area, flip, jitter (0.4, 0.4, 0.2, 0.1) with probability 0.8, greyscale 0.2, blur 1.0 and 0.1,
   * solarisation 0 and 0.2.
   *
   * <p>Source: Grill et al., "Bootstrap Your Own Latent", 2020, and its code.
   */
  public static Recipe byol() {
    return recipeOfByol("byol");
  }

  /**
   * Returns the recipe of Barlow Twins, which is {@link #byol()}.
   *
   * <p>Source: the code of Zbontar et al., "Barlow Twins", 2021.
   */
  public static Recipe barlowTwins() {
    return recipeOfByol("barlow-twins");
  }

  /**
   * Returns VICReg's recipe, which is {@link #byol()}.
   *
   * <p>Source: the code of Bardes et al., "VICReg", 2022.
   */
  public static Recipe vicreg() {
    return recipeOfByol("vicreg");
  }

  /**
   * Returns the usual recipe for CIFAR: crop of 0.2 to 1 of the area, flip, jitter (0.4, 0.4, 0.4,
   * 0.1) with probability 0.8, greyscale 0.2.
   *
   * <p>Source: the code of Khosla et al., "Supervised Contrastive Learning", 2020. No blur.
   */
  public static Recipe cifarA() {
    return usual(CIFAR_A, crop(0.2, BILINEAR));
  }

  /**
   * Returns the other usual recipe for CIFAR: {@link #cifarA()} with a crop of 0.08 to 1 of the
   * area.
   *
   * <p>Source: MoCo's demonstration on CIFAR-10 and the code of Yeh et al., "Decoupled Contrastive
   * Learning", 2022.
   */
  public static Recipe cifarB() {
    return usual("cifar-b", crop(0.08, BILINEAR));
  }

  /**
   * Returns the recipe of instance discrimination for CIFAR: crop of 0.2 to 1 of the area, jitter
   * (0.4, 0.4, 0.4, 0.4) always, greyscale 0.2, no flip.
   *
   * <p>Source: the code of Wu et al., "Unsupervised Feature Learning via Non-Parametric Instance
   * Discrimination", 2018.
   */
  public static Recipe cifarInstanceDiscrimination() {
    return Recipe.of(
        "cifar-instdisc",
        crop(0.2, BILINEAR),
        new ColorJitter(0.4, 0.4, 0.4, 0.4, 1),
        new RandomGrayscale(0.2));
  }

  /**
   * Returns solo-learn's symmetric recipe for CIFAR: bicubic crop of 0.08 to 1 of the area, jitter
   * (0.8, 0.8, 0.8, 0.2) with probability 0.8, greyscale 0.2, blur 0.5, flip.
   *
   * <p>Source: the code of da Costa et al., "solo-learn", 2022.
   */
  public static Recipe soloLearnSymmetric() {
    return Recipe.of(
        "solo-learn-symmetric",
        crop(0.08, BICUBIC),
        new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5),
        flip());
  }

  /**
   * Returns solo-learn's asymmetric recipe for CIFAR: bicubic crop of 0.08 to 1 of the area, jitter
   * (0.4, 0.4, 0.2, 0.1) with probability 0.8, greyscale 0.2, solarisation 0 and 0.2, flip.
   *
   * <p>Source: as {@link #soloLearnSymmetric()}. No blur.
   */
  public static Recipe soloLearnAsymmetric() {
    return new Recipe(
        "solo-learn-asymmetric",
        List.of(soloLearnWithoutBlur(0.08, 0), soloLearnWithoutBlur(0.08, 0.2)));
  }

  /**
   * Returns solo-learn's recipe for VICReg on CIFAR: as {@link #soloLearnAsymmetric()}, but a crop
   * of 0.2 to 1 of the area, and solarisation 0.1 in every view.
   *
   * <p>Source: as {@link #soloLearnSymmetric()}.
   */
  public static Recipe soloLearnVicreg() {
    return new Recipe("solo-learn-vicreg", List.of(soloLearnWithoutBlur(0.2, 0.1)));
  }

  /** Returns the recipe for Tiny-ImageNet, which does as {@link #cifarA()} does, at 64 pixels. */
  public static Recipe tinyImagenet() {
    return usual("tiny-imagenet", crop(0.2, BILINEAR, 64));
  }

  /**
   * Returns the recipe for STL-10 at 64 pixels: crop of 0.08 to 1 of the area, flip, jitter (0.4,
   * 0.4, 0.4, 0.4) always, greyscale 0.2.
   *
   * <p>Views are smaller than the images of the set, which are 96 pixels wide.
   */
  public static Recipe stl64() {
    return stl("stl10-64", crop(0.08, BILINEAR, 64));
  }

  /** Returns the recipe for STL-10 at 96 pixels: {@link #stl64()} with a crop of 0.2 to 1. */
  public static Recipe stl96() {
    return stl("stl10-96", crop(0.2, BILINEAR, 96));
  }

  /** Returns the usual recipe of supervised training on CIFAR: crop with padding 4, flip. */
  public static Recipe supervisedCifar() {
    return Recipe.of("supervised-cifar", new RandomPaddedCrop(4), flip());
  }

  /**
   * Returns {@link #supervisedCifar()} with a rotation within 15 degrees at the end.
   *
   * <p>Source: the code of weiaicunzai's pytorch-cifar100, which takes the nearest pixel where this
   * one interpolates bilinearly.
   */
  public static Recipe supervisedCifarRotation() {
    return Recipe.of(
        "supervised-cifar-rotation", new RandomPaddedCrop(4), flip(), new RandomRotation(15));
  }

  /**
   * Returns the recipe of a denoising autoencoder: the first view is the image as it is, the second
   * one has a quarter of its values set to zero.
   *
   * <p>Source: Vincent et al., "Extracting and Composing Robust Features with Denoising
   * Autoencoders", 2008.
   */
  public static Recipe denoising() {
    return new Recipe("denoising", List.of(Pipeline.of(), Pipeline.of(new MaskingNoise(0.25))));
  }

  /**
   * Returns SwAV's recipe for ImageNet: {@link #multiCrop} with two views of 224 pixels and six of
   * 96.
   *
   * <p>Source: the code of Caron et al., "Unsupervised Learning of Visual Features by Contrasting
   * Cluster Assignments", 2020.
   */
  public static Recipe swav() {
    return multiCrop("swav", 224, 96, 6);
  }

  /**
   * Returns a recipe of multi-crop for images of 32 pixels: {@link #multiCrop} with two views of 32
   * pixels and four of 16. There is no standard; this one is lac4j's own.
   */
  public static Recipe multiCrop32() {
    return multiCrop("multi-crop-32", 32, 16, 4);
  }

  /**
   * Returns a recipe of two large views and several small ones: crop of 0.14 to 1 of the area for
   * the former and of 0.05 to 0.14 for the latter, flip, jitter (0.8, 0.8, 0.8, 0.2) with
   * probability 0.8, greyscale 0.2, blur 0.5.
   *
   * <p>Source: the code of Caron et al. 2020.
   *
   * @param name the name by which a study asks for it
   * @param largeSide rows and columns of the first two views
   * @param smallSide rows and columns of the others
   * @param smallViews how many others, 1 or more
   */
  public static Recipe multiCrop(String name, int largeSide, int smallSide, int smallViews) {
    if (smallViews < 1) {
      throw new IllegalArgumentException(
          "The number of small views is %d; it must be 1 or more".formatted(smallViews));
    }
    List<Pipeline> pipelines = new ArrayList<>();
    pipelines.addAll(Collections.nCopies(2, oneOfManyCrops(new Range(0.14, 1), largeSide)));
    pipelines.addAll(
        Collections.nCopies(smallViews, oneOfManyCrops(new Range(0.05, 0.14), smallSide)));
    return new Recipe(name, pipelines);
  }

  /** Returns all recipes of the library. */
  public static List<Recipe> all() {
    return List.of(
        none(),
        mnistContrastive(),
        simclr(),
        simclrCifar(),
        mocoV1(),
        mocoV2(),
        simsiam(),
        byol(),
        barlowTwins(),
        vicreg(),
        cifarA(),
        cifarB(),
        cifarInstanceDiscrimination(),
        soloLearnSymmetric(),
        soloLearnAsymmetric(),
        soloLearnVicreg(),
        tinyImagenet(),
        stl64(),
        stl96(),
        supervisedCifar(),
        supervisedCifarRotation(),
        denoising(),
        swav(),
        multiCrop32());
  }

  private static Recipe usual(String name, RandomResizedCrop crop) {
    return Recipe.of(
        name, crop, flip(), new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8), new RandomGrayscale(0.2));
  }

  private static Recipe stl(String name, RandomResizedCrop crop) {
    return Recipe.of(
        name, crop, flip(), new ColorJitter(0.4, 0.4, 0.4, 0.4, 1), new RandomGrayscale(0.2));
  }

  private static Recipe recipeOfMocoV2(String name) {
    return Recipe.of(
        name,
        crop(0.2, BILINEAR),
        new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5),
        flip());
  }

  private static Recipe recipeOfByol(String name) {
    return new Recipe(name, List.of(viewOfByol(1, 0), viewOfByol(0.1, 0.2)));
  }

  private static Pipeline viewOfByol(double blur, double solarization) {
    return Pipeline.of(
        crop(0.08, BICUBIC),
        flip(),
        new ColorJitter(0.4, 0.4, 0.2, 0.1, 0.8),
        new RandomGrayscale(0.2),
        blur(blur),
        solarization(solarization));
  }

  private static Pipeline soloLearnWithoutBlur(double smallestArea, double solarization) {
    return Pipeline.of(
        crop(smallestArea, BICUBIC),
        new ColorJitter(0.4, 0.4, 0.2, 0.1, 0.8),
        new RandomGrayscale(0.2),
        solarization(solarization),
        flip());
  }

  private static Pipeline oneOfManyCrops(Range area, int side) {
    return Pipeline.of(
        new RandomResizedCrop(area, USUAL_ASPECT, BILINEAR, OptionalInt.of(side)),
        flip(),
        new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5));
  }

  private static RandomResizedCrop crop(double smallestArea, Interpolation interpolation) {
    return new RandomResizedCrop(new Range(smallestArea, 1), USUAL_ASPECT, interpolation);
  }

  private static RandomResizedCrop crop(
      double smallestArea, Interpolation interpolation, int side) {
    return new RandomResizedCrop(
        new Range(smallestArea, 1), USUAL_ASPECT, interpolation, OptionalInt.of(side));
  }

  private static ImageOperation flip() {
    return new RandomHorizontalFlip(0.5);
  }

  private static ImageOperation blur(double probability) {
    return new RandomGaussianBlur(USUAL_SIGMA, probability);
  }

  private static ImageOperation solarization(double probability) {
    return new RandomSolarization(0.5, probability);
  }
}
