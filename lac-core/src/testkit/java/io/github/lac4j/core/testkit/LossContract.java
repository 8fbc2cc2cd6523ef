package io.github.lac4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every loss promises, as tests that an extender inherits.
 *
 * <p>A loss is a pure function of embeddings, each input a matrix with one row for each embedding.
 * The extender hands over the loss, and writes its definition a second time as plain loops over
 * double arrays; value and gradient are held to that.
 *
 * <pre>{@code
 * class AlignmentTest extends LossContract {
 *   @Override
 *   protected List<String> names() {
 *     return List.of("z1", "z2");
 *   }
 *
 *   @Override
 *   protected LossValue evaluate(List<INDArray> inputs) {
 *     return new Alignment().evaluate(inputs.get(0), inputs.get(1));
 *   }
 *
 *   @Override
 *   protected double naive(List<double[][]> inputs) {
 *     double sum = 0;
 *     for (int i = 0; i < inputs.get(0).length; i++) {
 *       sum += 2 - 2 * cosine(inputs.get(0)[i], inputs.get(1)[i]);
 *     }
 *     return sum / inputs.get(0).length;
 *   }
 * }
 * }</pre>
 *
 * <p>Unless overridden, every input is N x D and normally distributed, every input receives a
 * gradient, all rows belong together, and rows are normalised by the loss.
 */
public abstract class LossContract {

  private static final List<Integer> IMAGES = List.of(1, 2, 5, 8);
  private static final List<Integer> DIMENSIONS = List.of(1, 3, 16);

  /** Two ways of summing the same terms in double differ by some 1e-15 for each term. */
  private static final double SAME = 1e-11;

  /**
   * A thousand times the error that {@link FiniteDifferences} has with unit rows: short rows have
   * larger derivatives. A wrong term shows at 1e-2 and more.
   */
  private static final double DIFFERENCED = 1e-8;

  /** Float keeps seven digits; a temperature of 0.1 and a sum over a row cost two of them. */
  private static final double SINGLE = 1e-4;

  /** Creates the contract. */
  protected LossContract() {}

  /**
   * Returns the names of the inputs as the loss's messages call them, in the order of arguments.
   */
  protected abstract List<String> names();

  /** Evaluates the loss under test. */
  protected abstract LossValue evaluate(List<INDArray> inputs);

  /** Computes the loss by its definition, in loops that share nothing with the implementation. */
  protected abstract double naive(List<double[][]> inputs);

  /**
   * Returns inputs in double; by default N x D each, normally distributed.
   *
   * @param images N, at least {@link #smallestNumberOfImages()}
   * @param dimension D, at least {@link #smallestDimension()}
   */
  protected List<INDArray> inputs(Seed seed, int images, int dimension) {
    return IntStream.range(0, names().size())
        .mapToObj(index -> normal(seed.derive(index), images, dimension))
        .toList();
  }

  /**
   * Returns the function whose gradient the loss promises at a point; by default the definition.
   *
   * <p>A loss that takes a part of itself as constant (a stop of the gradient) computes that part
   * at {@code point} here, and keeps it whatever the function is called with.
   */
  protected ToDoubleFunction<List<double[][]>> differentiated(List<double[][]> point) {
    return this::naive;
  }

  /** Returns which inputs receive a gradient, in the order of the loss's gradients. */
  protected List<Integer> inputsWithGradient() {
    return allInputs();
  }

  /**
   * Returns which inputs have rows that belong together: a new order of the rows of such a group
   * leaves the value as it is.
   */
  protected List<List<Integer>> rowGroups() {
    return List.of(allInputs());
  }

  /** Returns which inputs the loss scales to rows of length one; the lengths then do not matter. */
  protected List<Integer> normalisedInputs() {
    return allInputs();
  }

  /** Returns the smallest N for which the loss is defined; 1 by default. */
  protected int smallestNumberOfImages() {
    return 1;
  }

  /** Returns the smallest D for which the loss is defined; 1 by default. */
  protected int smallestDimension() {
    return 1;
  }

  /** Returns a matrix of standard normal numbers in double. */
  protected static INDArray normal(Seed seed, int rows, int columns) {
    RandomGenerator random = seed.generator();
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    return Nd4j.createFromArray(values);
  }

  @TestFactory
  Stream<DynamicTest> should_agree_with_its_definition() {
    return forEachShape(
        inputs -> assertClose(evaluate(inputs).value(), naive(matrices(inputs)), SAME, "value"));
  }

  @TestFactory
  Stream<DynamicTest> should_have_the_gradient_of_its_definition() {
    return forEachShape(
        inputs -> {
          LossValue loss = evaluate(inputs);
          List<double[][]> point = matrices(inputs);
          ToDoubleFunction<List<double[][]>> function = differentiated(matrices(inputs));

          assertClose(function.applyAsDouble(point), loss.value(), SAME, "differentiated");
          assertThat(loss.gradients()).hasSameSizeAs(inputsWithGradient());
          for (int i = 0; i < inputsWithGradient().size(); i++) {
            int index = inputsWithGradient().get(i);
            assertClose(
                loss.gradient(i),
                Nd4j.createFromArray(FiniteDifferences.gradient(function, point, index)),
                DIFFERENCED,
                "gradient of " + names().get(index));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> should_give_finite_gradients_in_the_shape_and_type_of_their_inputs() {
    return Stream.of(DataType.DOUBLE, DataType.FLOAT)
        .flatMap(
            type ->
                forEachShape(
                    inputs -> {
                      List<INDArray> typed = cast(inputs, type);
                      LossValue loss = evaluate(typed);

                      assertFinite(loss);
                      for (int i = 0; i < inputsWithGradient().size(); i++) {
                        INDArray input = typed.get(inputsWithGradient().get(i));
                        assertThat(loss.gradient(i).shape()).isEqualTo(input.shape());
                        assertThat(loss.gradient(i).dataType()).isEqualTo(type);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> should_follow_a_new_order_of_the_images() {
    return IntStream.range(0, rowGroups().size())
        .boxed()
        .flatMap(
            group ->
                forEachShape(
                    inputs -> {
                      List<Integer> members = rowGroups().get(group);
                      int rows = (int) inputs.get(members.get(0)).size(0);
                      // This seed moves rows even where there are only two of them.
                      int[] order = new Seed(3).permutation(rows);
                      LossValue before = evaluate(inputs);
                      LossValue after = evaluate(replace(inputs, members, rowsOf(order)));

                      assertClose(after.value(), before.value(), SAME, "value");
                      for (int i = 0; i < inputsWithGradient().size(); i++) {
                        INDArray expected = before.gradient(i);
                        if (members.contains(inputsWithGradient().get(i))) {
                          expected = rowsOf(order).apply(expected);
                        }
                        assertClose(after.gradient(i), expected, SAME, "gradient " + i);
                      }
                    }));
  }

  @Test
  void should_leave_its_inputs_alone() {
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      List<INDArray> inputs = cast(someInputs(), type);
      List<INDArray> before = inputs.stream().map(INDArray::dup).toList();
      evaluate(inputs).gradients().forEach(gradient -> gradient.assign(7));

      assertThat(inputs).isEqualTo(before);
    }
  }

  @Test
  void should_give_the_same_bits_each_time() {
    List<INDArray> inputs = someInputs();
    LossValue first = evaluate(inputs);
    List<INDArray> kept = first.gradients().stream().map(INDArray::dup).toList();
    first.gradients().forEach(gradient -> gradient.assign(7));
    LossValue second = evaluate(inputs);

    assertThat(Double.doubleToLongBits(second.value()))
        .isEqualTo(Double.doubleToLongBits(first.value()));
    for (int i = 0; i < kept.size(); i++) {
      assertThat(bits(second.gradient(i))).isEqualTo(bits(kept.get(i)));
    }
  }

  @TestFactory
  Stream<DynamicTest> should_agree_in_float_and_double() {
    return forEachShape(
        inputs -> {
          List<INDArray> single = cast(inputs, DataType.FLOAT);

          assertClose(evaluate(single), evaluate(cast(single, DataType.DOUBLE)), SINGLE);
        });
  }

  @TestFactory
  Stream<DynamicTest> should_not_depend_on_how_its_inputs_lie_in_memory() {
    return Stream.of(MemoryLayout.values())
        .flatMap(
            layout ->
                Stream.of(DataType.DOUBLE, DataType.FLOAT)
                    .map(
                        type ->
                            dynamicTest(
                                layout + ", " + type,
                                () -> {
                                  List<INDArray> inputs = cast(someInputs(), type);
                                  double tolerance = type == DataType.DOUBLE ? SAME : SINGLE;

                                  assertClose(
                                      evaluate(replace(inputs, allInputs(), layout::apply)),
                                      evaluate(inputs),
                                      tolerance);
                                })));
  }

  @TestFactory
  Stream<DynamicTest> should_not_depend_on_the_lengths_of_normalised_rows() {
    return forEachShape(
        inputs -> {
          LossValue before = evaluate(inputs);
          for (int index : normalisedInputs()) {
            INDArray factors = factors(inputs.get(index).size(0));
            LossValue after =
                evaluate(replace(inputs, List.of(index), input -> input.mulColumnVector(factors)));

            assertClose(after.value(), before.value(), SAME, "value");
            for (int i = 0; i < inputsWithGradient().size(); i++) {
              INDArray gradient = after.gradient(i);
              if (inputsWithGradient().get(i) == index) {
                gradient = gradient.mulColumnVector(factors);
              }
              assertClose(gradient, before.gradient(i), SAME, "gradient " + i);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> should_not_overflow_with_long_normalised_rows() {
    return forEachShape(
        inputs -> {
          List<INDArray> single = cast(inputs, DataType.FLOAT);
          LossValue loss = evaluate(replace(single, normalisedInputs(), input -> input.mul(1e20)));

          assertFinite(loss);
          assertClose(loss.value(), evaluate(single).value(), SINGLE, "value");
        });
  }

  @TestFactory
  Stream<DynamicTest> should_be_finite_with_rows_of_zeros() {
    return forEachShape(
        inputs -> {
          for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            List<INDArray> typed = cast(inputs, type);
            for (int index : allInputs()) {
              assertFinite(
                  evaluate(replace(typed, List.of(index), LossContract::withFirstRowOfZeros)));
            }
            assertFinite(evaluate(replace(typed, allInputs(), LossContract::withFirstRowOfZeros)));
            assertFinite(evaluate(replace(typed, allInputs(), INDArray::like)));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> should_reject_what_is_not_a_number_or_infinite_and_name_it() {
    return forEachInput(
        index ->
            Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .forEach(
                    value -> {
                      for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
                        assertThatThrownBy(
                                () ->
                                    evaluate(
                                        replace(
                                            cast(someInputs(), type),
                                            List.of(index),
                                            input -> withLastEntry(input, value))))
                            .as("%s in %s of %s", value, names().get(index), type)
                            .isInstanceOf(NotFiniteException.class)
                            .hasMessageContaining(names().get(index));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> should_reject_an_input_that_is_no_matrix_and_name_it() {
    return forEachInput(
        index -> {
          assertRejected(index, input -> input.reshape(input.size(0), input.size(1), 1));
          assertRejected(index, input -> input.reshape(input.length()));
        });
  }

  @TestFactory
  Stream<DynamicTest> should_reject_an_input_of_whole_numbers_and_name_it() {
    return forEachInput(index -> assertRejected(index, input -> input.castTo(DataType.INT32)));
  }

  @TestFactory
  Stream<DynamicTest> should_reject_a_missing_input_and_name_it() {
    return forEachInput(
        index -> {
          List<INDArray> inputs = new ArrayList<>(someInputs());
          inputs.set(index, null);

          assertThatThrownBy(() -> evaluate(inputs))
              .isInstanceOf(NullPointerException.class)
              .hasMessageContaining(names().get(index));
        });
  }

  @TestFactory
  Stream<DynamicTest> should_reject_inputs_of_different_dimensions() {
    Assumptions.assumeTrue(names().size() > 1, "one input cannot differ from itself");
    return forEachInput(
        index -> assertRejected(index, input -> Nd4j.concat(1, input, firstColumnOf(input))));
  }

  @TestFactory
  Stream<DynamicTest> should_reject_inputs_of_different_types() {
    Assumptions.assumeTrue(names().size() > 1, "one input cannot differ from itself");
    return forEachInput(index -> assertRejected(index, input -> input.castTo(DataType.FLOAT)));
  }

  @TestFactory
  Stream<DynamicTest> should_reject_different_numbers_of_images() {
    List<Integer> paired =
        rowGroups().stream().filter(group -> group.size() > 1).flatMap(List::stream).toList();
    Assumptions.assumeFalse(paired.isEmpty(), "no two inputs have rows of the same images");
    return paired.stream()
        .map(
            index ->
                dynamicTest(
                    names().get(index),
                    () ->
                        assertRejected(index, input -> Nd4j.concat(0, input, firstRowOf(input)))));
  }

  @Test
  void should_reject_too_few_images() {
    Assumptions.assumeTrue(smallestNumberOfImages() > 1, "one image is enough");
    List<INDArray> inputs =
        inputs(new Seed(1), smallestNumberOfImages() - 1, Math.max(3, smallestDimension()));

    assertThatThrownBy(() -> evaluate(inputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(smallestNumberOfImages()));
  }

  /** A check of the loss at given inputs. */
  @FunctionalInterface
  private interface Check {
    void on(List<INDArray> inputs);
  }

  private Stream<DynamicTest> forEachShape(Check check) {
    return IMAGES.stream()
        .filter(images -> images >= smallestNumberOfImages())
        .flatMap(
            images ->
                DIMENSIONS.stream()
                    .filter(dimension -> dimension >= smallestDimension())
                    .map(
                        dimension -> {
                          Seed seed = new Seed(images).derive(dimension);
                          Executable test = () -> check.on(inputs(seed, images, dimension));
                          return dynamicTest("%d x %d".formatted(images, dimension), test);
                        }));
  }

  /** A check of what the loss does with one of its inputs. */
  @FunctionalInterface
  private interface InputCheck {
    void on(int index);
  }

  private Stream<DynamicTest> forEachInput(InputCheck check) {
    return allInputs().stream()
        .map(index -> dynamicTest(names().get(index), () -> check.on(index)));
  }

  private List<INDArray> someInputs() {
    return inputs(
        new Seed(5), Math.max(5, smallestNumberOfImages()), Math.max(4, smallestDimension()));
  }

  private List<Integer> allInputs() {
    return IntStream.range(0, names().size()).boxed().toList();
  }

  private void assertRejected(int index, UnaryOperator<INDArray> change) {
    assertThatThrownBy(() -> evaluate(replace(someInputs(), List.of(index), change)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(names().get(index));
  }

  private void assertClose(LossValue actual, LossValue expected, double tolerance) {
    assertClose(actual.value(), expected.value(), tolerance, "value");
    for (int i = 0; i < inputsWithGradient().size(); i++) {
      assertClose(actual.gradient(i), expected.gradient(i), tolerance, "gradient " + i);
    }
  }

  /** Compares with a tolerance relative to the larger of 1 and the expected magnitude. */
  private static void assertClose(double actual, double expected, double tolerance, String what) {
    assertThat(actual)
        .as(what)
        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }

  /** Compares with a tolerance relative to the larger of 1 and the largest expected magnitude. */
  private static void assertClose(
      INDArray actual, INDArray expected, double tolerance, String what) {
    double[][] expectedRows = expected.toDoubleMatrix();
    double[][] actualRows = actual.toDoubleMatrix();
    double largest =
        Arrays.stream(expectedRows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    assertThat(actualRows).as(what).hasDimensions(expectedRows.length, expectedRows[0].length);
    for (int row = 0; row < expectedRows.length; row++) {
      assertThat(actualRows[row])
          .as("%s, row %d", what, row)
          .containsExactly(expectedRows[row], within(tolerance * Math.max(1, largest)));
    }
  }

  private static void assertFinite(LossValue loss) {
    assertThat(loss.value()).as("value").isFinite();
    for (INDArray gradient : loss.gradients()) {
      for (double[] row : gradient.toDoubleMatrix()) {
        assertThat(Arrays.stream(row)).as("gradient").allMatch(Double::isFinite);
      }
    }
  }

  private static List<INDArray> replace(
      List<INDArray> inputs, List<Integer> indices, UnaryOperator<INDArray> change) {
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> indices.contains(i) ? change.apply(inputs.get(i)) : inputs.get(i))
        .toList();
  }

  private static List<INDArray> cast(List<INDArray> inputs, DataType type) {
    return inputs.stream().map(input -> input.castTo(type)).toList();
  }

  private static List<double[][]> matrices(List<INDArray> inputs) {
    return inputs.stream().map(INDArray::toDoubleMatrix).toList();
  }

  private static UnaryOperator<INDArray> rowsOf(int[] order) {
    return matrix -> {
      double[][] rows = matrix.toDoubleMatrix();
      return Nd4j.createFromArray(
          Arrays.stream(order).mapToObj(row -> rows[row]).toArray(double[][]::new));
    };
  }

  private static INDArray factors(long rows) {
    double[] factors = new double[(int) rows];
    Arrays.setAll(factors, row -> 0.3 + 1.7 * row);
    return Nd4j.createFromArray(factors).reshape(rows, 1);
  }

  private static INDArray withFirstRowOfZeros(INDArray matrix) {
    INDArray copy = matrix.dup();
    copy.getRow(0).assign(0);
    return copy;
  }

  private static INDArray withLastEntry(INDArray matrix, double value) {
    INDArray copy = matrix.dup();
    copy.putScalar(matrix.size(0) - 1, matrix.size(1) - 1, value);
    return copy;
  }

  private static INDArray firstColumnOf(INDArray matrix) {
    return matrix.getColumn(0, true);
  }

  private static INDArray firstRowOf(INDArray matrix) {
    return matrix.getRow(0, true);
  }

  private static List<Long> bits(INDArray matrix) {
    return Arrays.stream(matrix.toDoubleMatrix())
        .flatMapToDouble(Arrays::stream)
        .mapToObj(Double::doubleToLongBits)
        .toList();
  }
}
