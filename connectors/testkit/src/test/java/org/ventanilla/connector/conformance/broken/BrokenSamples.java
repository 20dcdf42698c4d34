package org.ventanilla.connector.conformance.broken;

import java.util.List;
import java.util.stream.Stream;

/** All broken samples, one a rule. */
public final class BrokenSamples {
    private BrokenSamples() {}

    public static List<Sample> all() {
        return Stream.of(
                        BrokenLife.all(),
                        BrokenAck.all(),
                        BrokenIdem.all(),
                        BrokenPoison.all(),
                        BrokenFlow.all(),
                        BrokenSafety.all(),
                        BrokenFile.all(),
                        BrokenSend.all(),
                        BrokenPack.all())
                .flatMap(List::stream)
                .toList();
    }
}
