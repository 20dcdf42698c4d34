package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.TrailEntry;

/** What staff find out about one item and one contact. */
@ExtendWith(VertxExtension.class)
class ItemTrailTest {
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void from_the_number_of_a_report_all_its_channel_did_is_found() {
        var receipt = get(api.hub.intake.accept(sms("1", "una farola")));
        get(api.hub.trail.keep(
                List.of(new TrailEntry("sms", "sms:1", api.hub.clock.instant(), "receipt", "ACCEPTED"))));
        var answer = api.get("/v1/items/" + receipt.number() + "/trail", api.tokenOf(Role.SUPERVISOR));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("key")).isEqualTo("sms:1");
        JsonObject line = answer.body().getJsonArray("entries").getJsonObject(0);
        assertThat(line.getString("step")).isEqualTo("receipt");
        assertThat(line.getString("code")).isEqualTo("ACCEPTED");
        assertThat(answer.body().encode()).doesNotContain("farola").doesNotContain("+346");
    }

    @Test
    void only_who_may_see_the_ledger_sees_it() {
        assertThat(api.get("/v1/items/AV-1/trail", api.tokenOf(Role.AGENT)).status())
                .isEqualTo(403);
        assertThat(api.get("/v1/items/AV-4711/trail", api.tokenOf(Role.SUPERVISOR))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_was_said_about_writing_to_somebody_is_on_their_contact_and_the_look_is_logged() {
        get(api.hub.news.heard(new ControlEvent(
                "sms", "+34600000001", ControlEvent.Type.STOP, null, "keyword", api.hub.clock.instant(), null)));
        var answer = api.get("/v1/contacts/1", api.tokenOf(Role.AGENT));
        assertThat(answer.body().getString("state")).isEqualTo("STOPPED");
        assertThat(answer.body().getJsonArray("events").getJsonObject(0).getString("type"))
                .isEqualTo("STOP");
        var log = get(api.hub
                .database
                .pool()
                .query("select purpose from personal.access_log")
                .execute());
        assertThat(log.iterator().next().getString(0)).isEqualTo("contact");
        assertThat(api.get("/v1/contacts/1", api.tokenOf(Role.READER)).status()).isEqualTo(403);
        assertThat(api.get("/v1/contacts/4711", api.tokenOf(Role.AGENT)).status())
                .isEqualTo(404);
    }
}
