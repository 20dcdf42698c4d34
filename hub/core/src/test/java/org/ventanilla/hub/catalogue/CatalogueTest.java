package org.ventanilla.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.city.Question;
import org.ventanilla.hub.incident.IncidentRoom;

@ExtendWith(VertxExtension.class)
class CatalogueTest {
    private static final City CITY = City.load(CityFiles.folder());

    @AutoClose
    private IncidentRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
    }

    private Catalogue of(City city) {
        return new Catalogue(room.database().pool(), room.clock(), city);
    }

    @Test
    void the_time_moves_when_a_question_changes_and_only_then() {
        var first = get(of(CITY).since());
        room.clock().advance(Duration.ofHours(1));
        assertThat(get(of(City.load(CityFiles.folder())).since())).isEqualTo(first);
        var question = new Question("NEW", "¿Nuevo?", "New?", "text", false, 1, List.of());
        var changed = new City(
                CITY.settings(),
                CITY.taxonomy(),
                CITY.language(),
                CITY.gazetteer(),
                Map.of("ALU-01", List.of(question)));
        var second = get(of(changed).since());
        assertThat(second).isAfter(first);
        room.clock().advance(Duration.ofHours(1));
        assertThat(get(of(CITY).since())).isAfter(second);
    }
}
