package org.ventanilla.connector.conformance;

import java.util.List;

/** What mailboxes do to their readers. */
final class MailRules {
    private MailRules() {}

    static List<Rule> all() {
        return List.of(
                halfOpen(),
                mail2(),
                mail3(),
                mail4(),
                mail5(),
                mail6(),
                mail7(),
                mail8(),
                mail9(),
                mail10(),
                mail11(),
                mail12());
    }

    private static Rule mail2() {
        return Rule.of("MAIL-2", "a new UIDVALIDITY brings nothing in twice", Need.MAIL, Need.POLL)
                .because("After a move to another server thousands of old mails were new reports.")
                .hint("UIDs are for the cursor only; the key comes from the mail itself.")
                .check(MailSteps::newValidity);
    }

    private static Rule mail3() {
        return Rule.of("MAIL-3", "no Message-ID, and a reused one with other words: no mail is lost", Need.MAIL)
                .because("A reused Message-ID made a real mail disappear, marked as read.")
                .hint("Message-ID and content together are the name.")
                .check(MailSteps::ids);
    }

    private static Rule mail4() {
        return Rule.of("MAIL-4", "a mail that a person has opened is still a report", Need.MAIL, Need.POLL)
                .because("Somebody looked into the mailbox by hand, and those reports were never seen.")
                .hint("Never search for UNSEEN; fetch with peek.")
                .check(MailSteps::seen);
    }

    private static Rule mail5() {
        return Rule.of("MAIL-5", "a mail beyond the limit: its words are a report that says so", Need.MAIL)
                .because("One attachment of 1.4 GB ended the process, at every start again.")
                .hint("Ask for the size before the body.")
                .check(MailSteps::oversize);
    }

    private static Rule mail6() {
        return Rule.of("MAIL-6", "broken mails are read as far as they go", Need.MAIL)
                .because("A stray quote in a header made a library refuse the whole mail.")
                .hint("Lenient parsing, raw text as the last resort.")
                .check(MailSteps::broken);
    }

    private static Rule mail7() {
        return Rule.of("MAIL-7", "what machines write is marked", Need.MAIL)
                .because("System answered system: 8,000 mails, 100 GB.")
                .hint("RFC 3834, lists, bulk, the null return path.")
                .check(MailSteps::machines);
    }

    private static Rule mail8() {
        return Rule.of("MAIL-8", "a bounce is no report", Need.MAIL)
                .because("Bounces became reports, and their senders were answered.")
                .hint("RFC 3464: flag it, or tell the hub as a control event.")
                .check(bench -> MailSteps.flagged(bench, "bounce", OddMails::bounce));
    }

    private static Rule mail9() {
        return Rule.of("MAIL-9", "winmail.dat does not cost the words", Need.MAIL)
                .because("Reports from one mail program came as an empty page with winmail.dat.")
                .hint("Keep what cannot be unpacked as it is.")
                .check(MailSteps::winmail);
    }

    private static Rule mail10() {
        return Rule.of("MAIL-10", "an invitation is marked as one", Need.MAIL)
                .because("Clerks saw raw VCALENDAR lines as a citizen's words.")
                .hint("text/calendar: flag CALENDAR.")
                .check(bench -> MailSteps.flagged(bench, "invitation", OddMails::calendar));
    }

    private static Rule mail11() {
        return Rule.of("MAIL-11", "quoted words in Spanish are set apart, and nothing is thrown away", Need.MAIL)
                .because("English patterns left Spanish quotes in, or removed the answer with them.")
                .hint("raw holds everything, clean is the view without quotes.")
                .check(MailSteps::quoting);
    }

    private static Rule mail12() {
        return Rule.of("MAIL-12", "a mail that vanishes meanwhile holds nothing up", Need.MAIL, Need.POLL)
                .because("Another client moved one mail, and the reader failed on it for ever.")
                .hint("Gone is gone: pass it over.")
                .check(MailSteps::vanished);
    }

    /** A mail client's own time-outs, which are of twenty seconds, cannot be shortened from here. */
    private static Rule halfOpen() {
        String id = "MAIL-1";
        String title = "a connection that died in silence is given up, and the mail arrives";
        return Boolean.getBoolean(Conformance.WHOLE)
                ? Rule.of(id, title, Need.MAIL, Need.POLL)
                        .because("A firewall forgot an IDLE connection; the client waited for ten days.")
                        .hint("close must break off a read from another thread.")
                        .check(MailSteps::halfOpen)
                : Rule.elsewhere(id, title, "takes half a minute: run with -D" + Conformance.WHOLE + "=true");
    }
}
