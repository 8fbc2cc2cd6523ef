package io.github.lac4j.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

  @Test
  void should_give_back_what_is_allowed() {
    assertThat(Checks.requirePositive("x", 1e-300)).isEqualTo(1e-300);
    assertThat(Checks.requireNotNegative("x", 0)).isZero();
    assertThat(Checks.requireFraction("x", 0)).isZero();
    assertThat(Checks.requireShare("x", 0.5)).isEqualTo(0.5);
    assertThat(Checks.requireOneOrMore("x", 1)).isEqualTo(1);
    assertThat(Checks.requireOneOrMore("x", 1L << 40)).isEqualTo(1L << 40);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void should_refuse_what_no_setting_can_be(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requirePositive("rate", value))
        .withMessage("rate is %s; it must be a finite number above 0", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireNotNegative("rate", value))
        .withMessage("rate is %s; it must be a finite number of 0 or more", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireFraction("momentum", value))
        .withMessage("momentum is %s; it must be 0 or more and below 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireShare("share", value))
        .withMessage("share is %s; it must be more than 0 and less than 1", value);
  }

  @Test
  void should_refuse_the_ends_that_are_not_allowed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Checks.requirePositive("x", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Checks.requireFraction("x", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Checks.requireShare("x", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Checks.requireShare("x", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireOneOrMore("jobs", 0))
        .withMessage("jobs is 0; it must be 1 or more");
  }
}
