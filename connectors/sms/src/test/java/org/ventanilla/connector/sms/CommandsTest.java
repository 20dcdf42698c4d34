package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.ControlEvent;

class CommandsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "STOP, STOP",
                "baja, STOP",
                "' Baja. ', STOP",
                "BÁJA, STOP",
                "Parar, STOP",
                "alto, STOP",
                "stopall, STOP",
                "UNSUBSCRIBE, STOP",
                "cancel, STOP",
                "end, STOP",
                "Quit!, STOP",
                "alta, START",
                "START, START",
                "yes, START",
                "unstop, START",
                "AYUDA, HELP",
                "¿ayuda?, HELP",
                "help, HELP",
                "Info, HELP",
                "STOP 12345, -",
                "la farola sigue de baja, -",
                "cancel the bin collection, -",
                "fin, -",
                "ST OP, -",
                "'', -",
                "...., -",
                "🛑, -",
            })
    void only_the_whole_message_is_a_command(String text, ControlEvent.Type command) {
        assertThat(Provider.commands().in(text)).isEqualTo(command);
    }

    @Test
    void a_list_given_by_option_replaces_the_built_in_one() {
        var own = new JsonObject().put("stop", new JsonArray().add("Gelditu"));
        var commands = Commands.of(Bundled.properties("commands.properties"), own);
        assertThat(commands.in("gelditu")).isEqualTo(ControlEvent.Type.STOP);
        assertThat(commands.in("baja")).isNull();
        assertThat(commands.in("ayuda")).isEqualTo(ControlEvent.Type.HELP);
    }
}
