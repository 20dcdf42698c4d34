package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.Status;

class TellTest {
    private static final String LINK = "/f/" + MadeUpFollows.SECRET;

    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        city.with(MadeUpCity.lamp(45, Status.RECEIVED))
                .with(new Sample(44).notPublic().view());
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void the_page_of_an_incident_leads_to_the_form_which_asks_and_does_nothing_yet() throws Exception {
        assertThat(site.get("/incidents/45").bodyAsString())
                .contains("/incidents/45/follow")
                .contains("/follow?category=ALU-01&amp;place=Calle");
        assertThat(site.get("/incidents/45/follow").bodyAsString())
                .contains("name=\"address\"", "value=\"email\"", "value=\"sms\"", "/v1/incidents/45.atom");
        assertThat(city.follows.wishes).isEmpty();
        assertThat(site.get("/incidents/44/follow").statusCode()).isEqualTo(404);
        assertThat(site.post("/incidents/44/follow", "channel", "email", "address", "a@b.example")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_wish_about_an_incident_is_asked_to_be_confirmed() throws Exception {
        var answer = site.post("/incidents/45/follow", "channel", "sms", "address", "+34600111222");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString())
                .contains(MadeUpFollows.HANDLE.toString())
                .doesNotContain("600111222");
        var wish = city.follows.wishes.get(0);
        assertThat(wish.incidentId()).isEqualTo(45);
        assertThat(wish.channel()).isEqualTo("sms");
    }

    @Test
    void a_wish_about_a_place_says_how_the_place_was_understood() throws Exception {
        var answer = site.post(
                "/follow", "category", "ALU-01", "place", "c/ Burgos 12", "channel", "email", "address", "a@b.example");
        assertThat(answer.bodyAsString())
                .contains("Calle Burgos 12", "/v1/incidents.atom?category=ALU-01&amp;bbox=-3.8");
        var around = Objects.requireNonNull(city.follows.wishes.get(0).around());
        assertThat(around.radiusM()).isEqualTo(500);
        assertThat(around.category()).isEqualTo("ALU-01");
    }

    @ParameterizedTest
    @CsvSource({
        "ALU-01, Narnia, a@b.example, #place",
        "ALU-01, '', a@b.example, #place",
        "LIM-01, calle Burgos, a@b.example, #category",
        "XXX-99, calle Burgos, a@b.example, #category",
        "ALU-01, calle Burgos, nonsense, #address"
    })
    void what_is_wrong_is_said_and_what_was_typed_is_kept(String category, String place, String address, String at)
            throws Exception {
        var answer = site.post("/follow", "category", category, "place", place, "channel", "email", "address", address);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("href=\"" + at + "\"", "role=\"alert\"", "value=\"" + address + "\"");
        assertThat(city.follows.wishes).isEmpty();
    }

    @Test
    void the_code_confirms_and_a_wrong_one_says_so() throws Exception {
        String handle = MadeUpFollows.HANDLE.toString();
        assertThat(site.post("/follow/code", "handle", handle, "code", "123 456")
                        .bodyAsString())
                .contains("Confirmado");
        assertThat(site.post("/follow/code", "handle", handle, "code", "654321").statusCode())
                .isEqualTo(422);
        assertThat(site.post("/follow/code", "handle", "x", "code", "123456").statusCode())
                .isEqualTo(404);
    }

    private boolean isConfirmed() {
        return Objects.requireNonNull(city.follows.follow).confirmed();
    }

    @Test
    void the_link_only_shows_and_its_buttons_confirm_and_end() throws Exception {
        var page = site.get(LINK);
        assertThat(page.bodyAsString()).contains("value=\"confirm\"", "value=\"end\"", "IN-45");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(isConfirmed()).isFalse();

        assertThat(site.post(LINK, "action", "confirm").statusCode()).isEqualTo(200);
        assertThat(isConfirmed()).isTrue();
        assertThat(site.get(LINK).bodyAsString()).doesNotContain("value=\"confirm\"");

        var oneClick = site.post(LINK, "List-Unsubscribe", "One-Click");
        assertThat(oneClick.statusCode()).isEqualTo(200);
        assertThat(oneClick.cookies()).isEmpty();
        assertThat(city.follows.follow).isNull();
        assertThat(site.get(LINK).statusCode()).isEqualTo(410);
        assertThat(site.get(LINK).bodyAsString()).contains("ya está cancelado").doesNotContain("cortado");
        assertThat(site.post(LINK, "action", "confirm").statusCode()).isEqualTo(410);
        assertThat(site.get("/f/7.zzzz").bodyAsString()).contains("cortado");
        assertThat(site.post("/f/7.zzzz", "action", "confirm").statusCode()).isEqualTo(404);
    }
}
