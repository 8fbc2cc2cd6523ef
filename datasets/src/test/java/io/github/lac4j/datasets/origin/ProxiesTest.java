package io.github.lac4j.datasets.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "https_proxy,https://a.example/x",
    "HTTPS_PROXY,https://a.example/x",
    "all_proxy,https://a.example/x",
    "http_proxy,http://a.example/x",
    "ALL_PROXY,http://a.example/x"
  })
  void should_be_read_from_the_environment(String variable, String address) {
    for (String value : new String[] {"http://proxy.example:3128", "proxy.example:3128"}) {
      assertThat(chosen(Map.of(variable, value), address)).isEqualTo("proxy.example:3128");
    }
  }

  @ParameterizedTest
  @CsvSource({"http_proxy,https://a.example/x", "HTTP_PROXY,http://a.example/x"})
  void should_not_be_those_of_another_scheme_or_of_a_visitor(String variable, String address) {
    assertThat(chosen(Map.of(variable, "proxy.example:3128"), address)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "a.example,none",
    "example,none",
    ".example,none",
    "*.example,none",
    "*,none",
    "'b.example, A.Example',none",
    "a.example:443,none",
    "a.example:444,proxy.example:80",
    "ample,proxy.example:80",
    "x.a.example,proxy.example:80",
    "'',proxy.example:80"
  })
  void should_leave_out_the_hosts_that_are_to_be_reached_directly(String hosts, String expected) {
    Map<String, String> environment = new HashMap<>();
    environment.put("https_proxy", "http://proxy.example");
    environment.put("no_proxy", hosts);

    assertThat(chosen(environment, "https://a.example:443/x")).isEqualTo(expected);
  }

  @Test
  void should_be_those_that_java_is_told_if_it_is_told() {
    Proxies proxies =
        Proxies.of(
            Map.of("https_proxy", "http://proxy.example"),
            key -> key.equals("https.proxyHost") ? "other.example" : null);

    assertThat(proxies.selector()).isSameAs(ProxySelector.getDefault());
    assertThat(proxies.authorization(URI.create("https://a.example/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"socks5://me:secret@proxy.example:1080", "http://me:secret@pro xy", "http:///"})
  void should_say_which_variable_names_no_proxy_without_its_password(String value) {
    Proxies proxies = Proxies.of(Map.of("https_proxy", value), key -> null);

    assertThatThrownBy(() -> proxies.authorization(URI.create("https://a.example/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https_proxy")
        .hasMessageContaining("-Dhttps.proxyHost")
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  private static String chosen(Map<String, String> environment, String address) {
    Proxy proxy =
        Proxies.of(environment, key -> null).selector().select(URI.create(address)).get(0);
    if (proxy.type() == Proxy.Type.DIRECT) {
      return "none";
    }
    InetSocketAddress chosen = (InetSocketAddress) proxy.address();
    return chosen.getHostString() + ":" + chosen.getPort();
  }
}
