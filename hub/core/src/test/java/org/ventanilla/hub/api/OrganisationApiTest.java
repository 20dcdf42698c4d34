package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.Reporter;

@ExtendWith(VertxExtension.class)
class OrganisationApiTest {
    private static final String PATH = "/v1/organisations";
    private static final JsonObject CLUB = new JsonObject()
            .put("name", "Asociación El Cabo")
            .put("kind", "association")
            .put("origins", new JsonArray().add("@elcabo.example"));

    @AutoClose
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path temporary) {
        api = new ApiServer(vertx, temporary);
    }

    private String supervisor() {
        return api.tokenOf(Role.SUPERVISOR);
    }

    private long register() {
        var made = api.post(PATH, supervisor(), CLUB);
        assertThat(made.status()).isEqualTo(201);
        return made.body().getLong("id");
    }

    private void mail(String from, Reporter.Assurance assurance) {
        var reporter = new Reporter(from, Reporter.AddressKind.EMAIL, null, "es", assurance, true, "email");
        get(api.hub.intake.accept(
                Samples.submission("buzon", from, "La farola de la calle Castilla 27 no luce", reporter)));
        api.hub.file(api.hub.triage());
    }

    @Test
    void only_who_may_registers_and_only_who_may_see_people_looks() {
        assertThat(api.post(PATH, "", CLUB).status()).isEqualTo(401);
        for (Role role : List.of(Role.READER, Role.AGENT, Role.ADMIN)) {
            assertThat(api.post(PATH, api.tokenOf(role), CLUB).status()).isEqualTo(403);
        }
        long id = register();
        assertThat(api.get(PATH, api.tokenOf(Role.ADMIN)).status()).isEqualTo(403);
        assertThat(api.get(PATH + "/" + id + "/reports", api.tokenOf(Role.READER))
                        .status())
                .isEqualTo(403);
        assertThat(api.get(PATH, api.tokenOf(Role.AGENT)).body().encode()).contains("El Cabo", "elcabo.example");
    }

    @Test
    void several_delegates_are_one_thread_and_a_sender_nobody_stands_by_only_claims_to_be_one() {
        long id = register();
        mail("ana@elcabo.example", Reporter.Assurance.VERIFIED);
        mail("luis@elcabo.example", Reporter.Assurance.VERIFIED);
        mail("eve@elcabo.example", Reporter.Assurance.CLAIMED);
        mail("pepe@otra.example", Reporter.Assurance.VERIFIED);
        var reports = api.get(PATH + "/" + id + "/reports", api.tokenOf(Role.AGENT))
                .body()
                .getJsonArray("reports");
        assertThat(reports.stream().map(r -> ((JsonObject) r).getBoolean("assured")))
                .containsExactly(false, true, true);
    }

    @Test
    void one_that_is_gone_is_gone() {
        long id = register();
        var gone = get(
                api.request(HttpMethod.DELETE, PATH + "/" + id, supervisor()).send());
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(api.get(PATH + "/" + id + "/reports", supervisor()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"name, ''", "kind, gang", "origins, nothing"})
    void what_is_wrong_is_named(String field, String value) {
        var wish = CLUB.copy().put(field, field.equals("origins") ? new JsonArray().add(value) : value);
        var refused = api.post(PATH, supervisor(), wish);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly(field);
    }
}
