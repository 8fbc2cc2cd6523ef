package io.github.lac4j.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendCheckTest {

  @Test
  void should_accept_the_cpu_backend() {
    assertThatCode(BackendCheck::requireUsable).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "3,5,false",
    "3,7,true",
    "7,0,true",
    "8,6,true",
    "8,9,true",
    "9,0,false",
    "10,0,false",
    "12,0,false"
  })
  void should_know_which_cards_the_backend_has_code_for(int major, int minor, boolean supported) {
    assertThat(new CudaDevice("a card", major, minor).isSupported()).isEqualTo(supported);
  }

  @Test
  void should_name_the_card_and_the_reason() {
    List<CudaDevice> devices =
        List.of(new CudaDevice("A100", 8, 0), new CudaDevice("H100 80GB", 9, 0));

    assertThatThrownBy(() -> BackendCheck.requireSupported(devices))
        .isInstanceOf(UnsupportedBackendException.class)
        .hasMessageContaining("H100 80GB (sm_90)")
        .hasMessageContaining("sm_37 to sm_86")
        .hasMessageContaining("Use the CPU backend");
  }

  @Test
  void should_say_where_native_code_is_unpacked_and_how_to_choose_another_folder() {
    LinkageError error =
        new ExceptionInInitializerError(
            new IllegalStateException(new UnsatisfiedLinkError("no jnind4jcpu in path")));

    assertThat(BackendCheck.withoutNativeCode(error))
        .hasMessageContaining("(no jnind4jcpu in path)")
        .hasMessageContaining(System.getProperty("java.io.tmpdir"))
        .hasMessageContaining("-Dorg.bytedeco.javacpp.cachedir=DIR")
        .hasMessageContaining("LAC_JAVA_OPTS")
        .hasCause(error);
  }
}
