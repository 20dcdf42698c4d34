package org.ventanilla.connector.sandbox.page;

import java.util.List;

/**
 * The whole page.
 *
 * @param words its texts
 * @param board what happened so far
 * @param city how the city is reached
 * @param proposals senders for the forms
 * @param draft what the mail form starts with
 * @param textDraft what the text form starts with
 * @param outcome key of the sentence about what was just sent, empty at first
 * @param magicEndings last digits of the recipients that behave differently
 */
public record OutsideView(
        Words words,
        Board board,
        City city,
        Proposals proposals,
        Draft draft,
        TextDraft textDraft,
        String outcome,
        List<String> magicEndings) {

    /** The city's mail address and phone number. */
    public record City(String mail, String phone) {}

    /** Mail addresses and phone numbers of citizens. */
    public record Proposals(List<String> mails, List<String> phones) {}

    /**
     * What the mail form starts with.
     *
     * @param reply whether it answers something, so that the form stands open
     * @param inReplyTo Message-ID it answers, empty when it starts a conversation
     */
    public record Draft(boolean reply, String from, String to, String subject, String inReplyTo) {}

    /**
     * What the text form starts with.
     *
     * @param reply whether it answers something, so that the form stands open
     * @param from the citizen's number, empty when unknown
     */
    public record TextDraft(boolean reply, String from) {}
}
