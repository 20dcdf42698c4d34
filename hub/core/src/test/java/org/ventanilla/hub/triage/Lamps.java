package org.ventanilla.hub.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.TestHub;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.ThreadRef;

/** Submissions about street lamps with an explicit point, by whichever channel. */
record Lamps(String channel, String nativeId, double metresNorth, List<Flag> flags, @Nullable ThreadRef thread) {

    static Lamps by(String channel, String nativeId, double metresNorth) {
        return new Lamps(channel, nativeId, metresNorth, List.of(), null);
    }

    Lamps flagged(Flag flag) {
        return new Lamps(channel, nativeId, metresNorth, List.of(flag), thread);
    }

    Lamps answering(@Nullable String token, @Nullable String parentKey, @Nullable String selfId) {
        var ref = new ThreadRef(token, parentKey, List.of(), null, selfId);
        return new Lamps(channel, nativeId, metresNorth, flags, ref);
    }

    String key() {
        return channel + ":" + nativeId;
    }

    Submission submission() {
        return new Submission(
                Submission.SCHEMA,
                key(),
                null,
                null,
                channel,
                channel,
                "1",
                null,
                null,
                null,
                null,
                null,
                reporter(),
                null,
                new Submission.Text("La farola está apagada", null, Submission.TextSource.TYPED, null),
                point(),
                null,
                "ALU-01",
                List.of(),
                thread,
                flags,
                null,
                null,
                null,
                List.of());
    }

    private Reporter reporter() {
        return switch (channel) {
            case "email" -> reporter(nativeId + "@example.org", Reporter.AddressKind.EMAIL, null);
            case "sms" -> reporter("+3460000" + nativeId.hashCode() % 10_000, Reporter.AddressKind.MOBILE, null);
            default -> reporter(nativeId + "@example.com", Reporter.AddressKind.EMAIL, "email");
        };
    }

    private static Reporter reporter(String address, Reporter.AddressKind kind, @Nullable String replyChannel) {
        return new Reporter(address, kind, null, "es", Reporter.Assurance.CLAIMED, true, replyChannel);
    }

    private GivenLocation point() {
        var plane = TestHub.CITY.gazetteer().projection();
        var centre = TestHub.CITY.settings().centre();
        var at = plane.at(plane.x(centre.lon()), plane.y(centre.lat()) + metresNorth);
        return new GivenLocation(at.lat(), at.lon(), 5.0, GivenLocation.Obtained.MAP, null);
    }
}
