package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
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
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/** The sound behind a dictated report over real HTTP: who may hear it, and that it is written down. */
@ExtendWith(VertxExtension.class)
class RecordingApiTest {
    @TempDir
    private Path files = Path.of("");

    private ApiServer api;
    private String agent;
    private String all;

    @BeforeEach
    void aMessageWasLeft(Vertx vertx) {
        api = new ApiServer(vertx, files);
        agent = api.tokenOf(Role.OPERATOR);
        var left = Submission.draft("phone", "phone", "phone:CA1")
                .text(new Text("", null, TextSource.TRANSCRIPT, null))
                .remarks(List.of(new Remark("recording", "RE1")))
                .flags(List.of(Flag.TRANSCRIBED, Flag.NO_ANSWER))
                .made();
        all = "/v1/desk/proposals/" + get(api.hub.intake.accept(left)).number() + "/recordings";
        api.hub.file(api.hub.triage());
        api.studio.sounds.put("RE1", "ID3\u0003\0\0\0\0\0\0 sound");
    }

    @AfterEach
    void close() {
        api.studio.close();
        api.close();
    }

    private JsonObject one() {
        return api.get(all, agent).body().getJsonArray("recordings").getJsonObject(0);
    }

    private long looks() {
        var rows = get(api.hub
                .database
                .pool()
                .query("select count(*) from personal.access_log where purpose = 'desk-recording'")
                .execute());
        return rows.iterator().next().getLong(0);
    }

    @Test
    void the_sound_is_there_while_it_is_kept_and_each_look_is_written_down() {
        assertThat(one().getBoolean("kept")).isFalse();
        assertThat(api.get(all + "/RE1", agent).code()).isEqualTo("no-recording");
        get(api.recordings.round());
        assertThat(one().getBoolean("kept")).isTrue();
        assertThat(one().getString("keptUntil")).isNotNull();
        long before = looks();
        var sound = get(api.request(HttpMethod.GET, all + "/RE1", agent).send());
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.getHeader("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(sound.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(sound.bodyAsString()).endsWith("sound");
        assertThat(looks()).isEqualTo(before + 1);
    }

    @Test
    void nobody_hears_it_without_the_permission() {
        get(api.recordings.round());
        for (String path : List.of(all, all + "/RE1")) {
            assertThat(api.get(path, "").status()).isEqualTo(401);
            assertThat(api.get(path, api.tokenOf(Role.READER)).status()).isEqualTo(403);
        }
        assertThat(looks()).isZero();
    }
}
