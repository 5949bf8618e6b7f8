package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.InputException;

/**
 * Which proxy a request goes through: the one given; else that of the Java settings {@code https.proxyHost}, {@code
 * http.proxyHost}, {@code http.nonProxyHosts}; else that of the environment variables {@code https_proxy}, {@code
 * http_proxy}, {@code no_proxy}.
 */
final class Proxies extends ProxySelector {

    private static final int DEFAULT_PORT = 8080;

    private final String given;
    private final Map<String, String> environment;
    private final ProxySelector java;

    private Proxies(String given, Map<String, String> environment, ProxySelector java) {
        this.given = given;
        this.environment = environment;
        this.java = java;
    }

    /**
     * Chooses by the rules above.
     *
     * @param given address of a proxy, or empty
     */
    static ProxySelector of(String given, Map<String, String> environment) {
        if (!given.isEmpty()) {
            proxy(given);
        }
        return new Proxies(given, environment, ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (!given.isEmpty()) {
            return List.of(proxy(given));
        }
        List<Proxy> ofJava = java.select(uri);
        if (!ofJava.equals(List.of(Proxy.NO_PROXY))) {
            return ofJava;
        }
        String name = uri.getScheme() + "_proxy";
        String address = variable(name);
        return address.isEmpty() || isExempt(uri.getHost()) ? ofJava : List.of(proxy(address));
    }

    private boolean isExempt(String host) {
        return Arrays.stream(variable("no_proxy").split(","))
                .map(String::strip)
                .filter(StringUtils::isNotEmpty)
                .map(suffix -> suffix.replaceFirst("^\\.", ""))
                .anyMatch(suffix -> suffix.equals("*") || host.equals(suffix) || host.endsWith("." + suffix));
    }

    private String variable(String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    }

    private static Proxy proxy(String address) {
        URI uri;
        try {
            uri = URI.create(address.contains("://") ? address : "http://" + address);
        } catch (IllegalArgumentException e) {
            throw wrong(address);
        }
        if (uri.getHost() == null || !uri.getScheme().equals("http") || uri.getUserInfo() != null) {
            throw wrong(address);
        }
        return new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()));
    }

    private static InputException wrong(String address) {
        return new InputException("The proxy '%s' cannot be used; give it as http://HOST:PORT, without a user name."
                .formatted(StringUtils.substringAfterLast("@" + address, "@")));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
}
