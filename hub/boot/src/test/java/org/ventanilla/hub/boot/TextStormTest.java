package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Carried;
import org.ventanilla.connector.sandbox.Envelope;

/**
 * Text messages whose webhooks are lost, repeated, or come while the hub is stopped: the provider calls once and never again,
 * and yet each becomes one report. Few by default; {@code -Dtexts=1000} is the real thing.
 */
class TextStormTest {
    private static final int TEXTS = Integer.getInteger("texts", 90);
    private static final int EVERY_TENTH = 10;

    private Town town;

    @BeforeEach
    void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
    }

    @AfterEach
    void theCityCloses() throws Exception {
        town.close();
    }

    @Test
    void no_message_is_lost_or_doubled_when_the_hub_is_stopped_for_any_of_them() throws Exception {
        Queue<Carried> carried = new ConcurrentLinkedQueue<>();
        send(0, TEXTS / 3, carried);
        var more = Future.all(sending(TEXTS / 3, TEXTS / 2, carried));
        town.stopHub();
        Running.joined(more.toCompletionStage());
        send(TEXTS / 2, TEXTS * 2 / 3, carried);
        town.startHub();
        send(TEXTS * 2 / 3, TEXTS - 1, carried);
        town.outside.tricks().losesWebhooks(true);
        send(TEXTS - 1, TEXTS, carried);
        repeatSome(carried);

        long missed = carried.stream().filter(c -> c.status() != 200).count();
        assertThat(missed).isPositive();
        JsonObject found = reconcile();
        assertThat(found.getInteger("items")).isGreaterThanOrEqualTo(TEXTS);
        assertThat(reconcile().getInteger("backfilled")).isZero();
        List<String> kept = Eventually.see("all reports", this::kept, list -> list.size() >= TEXTS);
        assertThat(kept).hasSize(TEXTS).hasSize(new HashSet<>(kept).size());
        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        carried.stream().map(c -> "sms:" + c.sid()).toList());
        System.out.printf("%d webhooks, %d of them lost, 0 reports lost, 0 doubled, %s%n", TEXTS, missed, found);
    }

    private void send(int from, int to, Queue<Carried> carried) {
        Running.joined(Future.all(sending(from, to, carried)).toCompletionStage());
    }

    /** Each of somebody else, about a thing of its own. */
    private List<Future<Carried>> sending(int from, int to, Queue<Carried> carried) {
        var all = new ArrayList<Future<Carried>>();
        for (int n = from; n < to; n++) {
            String sender = "+346101" + (10_000 + n);
            all.add(town.outside
                    .sendSms(Envelope.of(sender, "farola apagada en calle castilla " + (n % 100 + 1)))
                    .onSuccess(carried::add));
        }
        return all;
    }

    private void repeatSome(Queue<Carried> carried) {
        town.outside.tricks().losesWebhooks(false);
        int n = 0;
        for (Carried one : carried) {
            if (n++ % EVERY_TENTH == 0) {
                Running.joined(town.outside.repeatSms(one.sid()).toCompletionStage());
            }
        }
    }

    private JsonObject reconcile() {
        String token = town.logIn("supervisora", town.plan.secrets().supervisorPassword());
        var answer = Eventually.see(
                "an answer about what was missed",
                () -> town.web.post(URI.create("/v1/connectors/sms/reconcile"), token, new JsonObject()),
                response -> response.statusCode() == 200);
        return new JsonObject(answer.body());
    }

    private List<String> kept() {
        return Running.joined(
                        town.hub().rooms().intake().ledger("sms", 0, 2 * TEXTS).toCompletionStage())
                .stream()
                .map(received -> received.submission().key())
                .toList();
    }
}
