package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

class HttpEndingsTest {

    @ParameterizedTest
    @CsvSource({
        "200,,SENT,",
        "201,,SENT,",
        "429,7,RETRY,7",
        "503,12,RETRY,12",
        "500,,RETRY,",
        "429,'Wed, 21 Oct 2026 07:28:00 GMT',RETRY,",
        "400,,REJECTED,",
        "404,3,REJECTED,",
        "302,,REJECTED,",
    })
    void a_status_says_what_follows(int status, @Nullable String retryAfter, Ending ending, @Nullable Long seconds) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (retryAfter != null) {
            headers.set("Retry-After", retryAfter);
        }
        var outcome = HttpEndings.of(new Egress.Answer(status, headers, Buffer.buffer()), "p1");
        assertThat(outcome.ending()).isEqualTo(ending);
        assertThat(outcome.retryAfterSeconds()).isEqualTo(seconds);
        assertThat(outcome.providerId()).isEqualTo(ending == Ending.SENT ? "p1" : null);
    }

    @Test
    void a_failure_says_whether_anything_can_have_been_sent() {
        assertThat(HttpEndings.failed(new Egress.NotSent("x"))).isEqualTo(SendOutcome.retry("no-connection", null));
        assertThat(HttpEndings.failed(new Egress.NotAllowed("x")).ending()).isEqualTo(Ending.REJECTED);
        assertThat(HttpEndings.failed(new TimeoutException()).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(HttpEndings.failed(new Refused("answer-too-large")).ending()).isEqualTo(Ending.UNKNOWN);
    }
}
