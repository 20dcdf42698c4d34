package org.ventanilla.connector.sandbox;

import java.net.URI;
import java.util.List;

/**
 * What the outside world looks like. A port of 0 means any free one; ask {@link Sandbox} after the start.
 *
 * @param host the address all servers bind to; keep it on loopback
 * @param smtpPort plain SMTP, no login needed
 * @param imapPort plain IMAP
 * @param httpPort the telephone company's API and the page
 * @param mailDomain the city's mail domain
 * @param mailboxUser login of the city's mailbox; its address is {@code mailboxUser@mailDomain}, with any plus tag
 * @param mailboxPassword of the city's mailbox
 * @param accountSid user name of the telephone company's API, {@code AC…}
 * @param authToken its password, and the key of every signature
 * @param phoneNumber the city's number, E.164
 * @param smsWebhook where inbound text messages are POSTed; signed exactly as spelled here
 * @param citizens mail addresses and phone numbers that the page's forms propose
 */
public record SandboxOptions(
        String host,
        int smtpPort,
        int imapPort,
        int httpPort,
        String mailDomain,
        String mailboxUser,
        String mailboxPassword,
        String accountSid,
        String authToken,
        String phoneNumber,
        URI smsWebhook,
        List<String> citizens) {

    public SandboxOptions {
        citizens = List.copyOf(citizens);
    }

    /** The city's mail address without a tag. */
    public String cityMail() {
        return mailboxUser + "@" + mailDomain;
    }

    /** Proposed senders of mail. */
    List<String> mailCitizens() {
        return citizens.stream().filter(citizen -> citizen.contains("@")).toList();
    }

    /** Proposed senders of text messages. */
    List<String> phoneCitizens() {
        return citizens.stream().filter(citizen -> !citizen.contains("@")).toList();
    }

    /** Whether mail to this address belongs into the city's mailbox: any plus tag does (RFC 5233 subaddressing). */
    boolean isCityMail(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        String untagged = plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
        return untagged.equalsIgnoreCase(cityMail());
    }

    @Override
    public String toString() {
        return "SandboxOptions[" + host + "]";
    }
}
