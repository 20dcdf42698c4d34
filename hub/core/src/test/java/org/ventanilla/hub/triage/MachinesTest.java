package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Submission.Flag;

/** How what a machine wrote ends in the ledger. */
class MachinesTest {
    @ParameterizedTest
    @CsvSource({
        "AUTOMATIC NO_ANSWER,false,AUTOMATIC",
        "AUTOMATIC BOUNCE NO_ANSWER,false,BOUNCE",
        "AUTOMATIC RECEIPT,false,RECEIPT",
        "AUTOMATIC OWN_MAIL BOUNCE,false,OWN_MAIL",
        "AUTOMATIC COMPLAINT,false,AUTOMATIC",
        "AUTOMATIC LIST,false,LIST",
        "CALENDAR NO_ANSWER,false,CALENDAR",
        "SPAM NO_ANSWER,false,SPAM",
        "SPAM NO_ANSWER,true,",
        "AUTOMATIC SPAM,true,AUTOMATIC",
        "LIST NO_ANSWER,false,",
        "NO_ANSWER FORGED,false,",
        "PARTIAL,true,"
    })
    void the_flags_decide(String flags, boolean known, @Nullable State expected) {
        List<Flag> given =
                Arrays.stream(flags.split(" ", -1)).map(Flag::valueOf).toList();
        assertThat(Machines.ending(given, known).orElse(null)).isEqualTo(expected);
    }
}
