package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.boot.Traffic.Exchange;

/** What holds traffic against the document notices each sort of untruth, so that its silence means something. */
class HeldTest {
    private static final String GOOD =
            """
            {"type":"about:blank","title":"Bad Request","status":400,"code":"bad-parameter","detail":"x",
             "fields":[{"field":"limit","expected":"a number"}]}""";

    private final Held held = new Held(new Operations());

    private static Exchange answered(String address, int status, String type, String body) {
        var headers = Map.of("content-type", type, "retry-after", "5", "ventanilla-cursor", "x");
        return new Exchange("GET", URI.create("http://city.example" + address), "", "", status, headers, body);
    }

    private void assertToldOf(Exchange exchange, String what) {
        assertThat(held.against(exchange)).as(exchange.toString()).anyMatch(wrong -> wrong.contains(what));
    }

    @Test
    void what_is_true_is_let_pass() {
        assertThat(held.against(answered("/v1/incidents?limit=0", 400, "application/problem+json", GOOD)))
                .isEmpty();
        assertThat(held.against(answered("/v1/incidents?limit=5", 200, "application/json", "{\"incidents\":[]}")))
                .isEmpty();
    }

    @Test
    void untruths_are_noticed() {
        assertToldOf(answered("/v1/nothing", 200, "application/json", "{}"), "no operation");
        assertToldOf(answered("/v1/incidents", 418, "application/json", "{}"), "the status 418");
        assertToldOf(answered("/v1/incidents", 200, "text/plain", "x"), "the type text/plain");
        assertToldOf(answered("/v1/incidents", 200, "application/json", ""), "a body of 0");
        assertToldOf(answered("/v1/incidents", 200, "application/json", "{}"), "incidents");
        assertToldOf(answered("/v1/incidents", 200, "application/json", "{\"incidents\":[],\"total\":1}"), "total");
        assertToldOf(answered("/v1/incidents?colour=1", 200, "application/json", "{\"incidents\":[]}"), "colour");
        assertToldOf(answered("/v1/incidents?limit=x", 200, "application/json", "{\"incidents\":[]}"), "no number");
        assertToldOf(
                answered("/v1/incidents", 400, "application/problem+json", GOOD.replace("bad-parameter", "Bad")),
                "code");
        assertToldOf(
                answered("/v1/incidents", 400, "application/problem+json", GOOD.replace("expected", "wanted")),
                "wanted");
        assertToldOf(
                answered("/v1/snapshot", 200, "application/json", "{\"cursor\":\"x\",\"incidents\":[]}"), "cursor");
        assertToldOf(answered("/open311/v2/services.xml", 200, "text/xml", "<service/>"), "root element");
        var silent = new Exchange(
                "GET",
                URI.create("http://city.example/v1/incidents"),
                "",
                "",
                503,
                Map.of("content-type", "application/problem+json"),
                GOOD);
        assertToldOf(silent, "Retry-After");
    }
}
