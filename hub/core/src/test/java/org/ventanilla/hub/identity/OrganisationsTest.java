package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.identity.Organisation.Kind;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Reporter;

@ExtendWith(VertxExtension.class)
class OrganisationsTest {
    private static final String CITY = "testville";

    @AutoClose
    private TestDatabase database;

    private Organisations organisations;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        organisations = new Organisations(database.pool(), Clock.systemUTC());
    }

    private long add(String name, String... origins) {
        return get(organisations.add(CITY, new Organisation.Wanted(name, Kind.ASSOCIATION, List.of(origins)), 1));
    }

    private static ContactDetails sender(String address) {
        return new ContactDetails(CITY, "email", address, null, null, Reporter.Assurance.VERIFIED);
    }

    private @Nullable Long of(String address) {
        var sender = sender(address);
        return get(organisations.of(database.pool(), CITY, List.of(sender))).get(sender);
    }

    @Test
    void many_senders_are_asked_about_at_once_and_each_gets_its_own() {
        long school = add("Colegio", "@colegio.example");
        long club = add("Club de padres", "padres@colegio.example");
        var senders = Stream.of("+34600000001", "ana@colegio.example", "x@otro.example", "padres@colegio.example")
                .map(OrganisationsTest::sender)
                .toList();
        assertThat(get(organisations.of(database.pool(), CITY, senders)))
                .isEqualTo(Map.of(senders.get(1), school, senders.get(3), club));
        assertThat(get(organisations.of(database.pool(), CITY, List.of()))).isEmpty();
    }

    @Test
    void its_people_are_known_by_their_domain_and_an_address_goes_before_a_domain() {
        long school = add("Colegio", "@Colegio.example");
        long club = add("Club de padres", "padres@colegio.example", "club.example");
        assertThat(of("directora@colegio.example")).isEqualTo(school);
        assertThat(of("Padres@Colegio.example")).isEqualTo(club);
        assertThat(of("ana@club.example")).isEqualTo(club);
        assertThat(of("ana@otro.example")).isNull();
        assertThat(of("ana@sub.club.example")).isNull();
        assertThat(of("+34600000001")).isNull();
    }

    @Test
    void an_origin_belongs_to_one_organisation() {
        add("Uno", "club.example");
        assertThatThrownBy(() -> add("Dos", "otro.example", "club.example"))
                .hasStackTraceContaining("another organisation");
        assertThat(get(organisations.all(CITY))).extracting(Organisation::name).containsExactly("Uno");
        assertThat(get(organisations.all("elsewhere"))).isEmpty();
    }

    @Test
    void a_forgotten_one_is_nobodys_and_its_origins_are_free_again() {
        long id = add("Uno", "club.example");
        assertThat(get(organisations.remove("elsewhere", id))).isFalse();
        assertThat(get(organisations.remove(CITY, id))).isTrue();
        assertThat(get(organisations.remove(CITY, id))).isFalse();
        assertThat(of("ana@club.example")).isNull();
        assertThat(add("Dos", "club.example")).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Info@Club.Example, info@club.example",
                "@club.example, club.example",
                "' club.example ', club.example",
                "peña.example, xn--pea-8ma.example",
                "club, -",
                "'', -",
                "a b@club.example, -",
                "a@b@club.example, -",
                "http://club.example, -",
            })
    void an_origin_is_an_address_or_a_domain(String typed, @Nullable String kept) {
        assertThat(Organisation.origin(typed).orElse(null)).isEqualTo(kept);
    }
}
