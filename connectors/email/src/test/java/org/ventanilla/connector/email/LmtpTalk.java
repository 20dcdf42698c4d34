package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ventanilla.connector.Dialogue;
import org.ventanilla.connector.Dialogue.Fate;
import org.ventanilla.connector.Dialogue.Turn;
import org.ventanilla.connector.RawItem;

/** A conversation without a connection: bytes in, answers and mails out. */
final class LmtpTalk {
    static final int MAX = 1_000;

    private final Dialogue dialogue = new LmtpDialogue(
            new LmtpProtocol(OwnAddresses.of("buzon@city.example", List.of("alcaldia@city.example")), MAX));
    private final Function<Integer, Fate> fates;
    final List<String> answers = new ArrayList<>();
    final List<RawItem> mails = new ArrayList<>();
    boolean over;

    LmtpTalk() {
        this(n -> Fate.SAFE);
    }

    /** @param fates of the mails, counted from 0 */
    LmtpTalk(Function<Integer, Fate> fates) {
        this.fates = fates;
        follow(dialogue.greeting());
    }

    /** One character a byte. */
    LmtpTalk say(String words) {
        return say(words.getBytes(StandardCharsets.ISO_8859_1));
    }

    LmtpTalk say(byte[] bytes) {
        if (!over) {
            follow(dialogue.heard(Buffer.buffer(bytes)));
        }
        return this;
    }

    private void follow(Turn first) {
        Turn turn = first;
        while (true) {
            answers.addAll(
                    turn.say().toString(StandardCharsets.US_ASCII).lines().toList());
            over |= turn.isOver();
            if (turn.item() == null) {
                return;
            }
            mails.add(turn.item().get());
            turn = dialogue.settled(fates.apply(mails.size() - 1));
        }
    }

    /** The codes of all answers, the greeting and continued lines left out. */
    List<String> codes() {
        return answers.stream()
                .skip(1)
                .filter(line -> line.length() < 4 || line.charAt(3) != '-')
                .map(line -> line.matches("\\d{3} \\d\\.\\d\\.\\d.*") ? line.substring(0, 9) : line.substring(0, 3))
                .toList();
    }

    long held() {
        return dialogue.held();
    }

    String mail(int n) {
        return mails.get(n).raw().toString(StandardCharsets.UTF_8);
    }
}
