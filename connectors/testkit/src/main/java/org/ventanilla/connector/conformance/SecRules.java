package org.ventanilla.connector.conformance;

import java.util.List;

/** Who is let in, what gets out. */
final class SecRules {
    private SecRules() {}

    static List<Rule> all() {
        return List.of(sec1(), sec2(), sec3(), sec4(), sec5(), sec7(), sec8(), sec10());
    }

    private static Rule sec1() {
        return Rule.of("SEC-1", "what is not genuine is refused and leaves no trace", Need.INBOUND)
                .because("Signatures checked over a parsed body accepted what the provider never sent.")
                .hint("verify compares over the raw body, in constant time, and refuses by default.")
                .check(SecSteps::forged);
    }

    private static Rule sec2() {
        return Rule.of("SEC-2", "behind a proxy only the configured public address counts", Need.WEBHOOK)
                .because("Addresses rebuilt from forwarded headers broke every signature, or let anybody forge one.")
                .hint("Use context.publicAddress(), never a header, for the address that was signed.")
                .check(SecSteps::proxy);
    }

    private static Rule sec3() {
        return Rule.of("SEC-3", "a replayed genuine request is a duplicate and nothing else", Need.WEBHOOK)
                .because("Signatures without a time can be replayed for ever.")
                .hint("The key takes care of it; reply as the first time.")
                .check(SecSteps::replayed);
    }

    private static Rule sec4() {
        return Rule.of("SEC-4", "credentials go to declared hosts only, also across redirects", Need.ATTACHMENTS)
                .because("A media address of the attacker's was asked with the account's password.")
                .hint("Fetch with context.egress() and withCredential; check the address of a file.")
                .check(SecSteps::credentials);
    }

    private static Rule sec5() {
        return Rule.of("SEC-5", "private and metadata addresses are never asked", Need.ATTACHMENTS)
                .because("A picture said to be at 169.254.169.254 brought the cloud account's keys.")
                .hint("context.egress() looks at the address after DNS; no client of your own.")
                .check(SecSteps::privateAddresses);
    }

    private static Rule sec7() {
        return Rule.of("SEC-7", "nobody is vouched for beyond what the channel can know", Need.INBOUND)
                .because("A From line taken for an identity opened other people's cases.")
                .hint("Reporter.Assurance at most what the descriptor's traits say.")
                .check(SecSteps::assurance);
    }

    private static Rule sec8() {
        return Rule.of("SEC-8", "what is handed in is this instance's own, under its lease", Need.INBOUND)
                .because("Every member of the bus can claim to be another channel.")
                .hint("Key and instance come from the runner; pages use context.instance().")
                .check(SecSteps::own);
    }

    private static Rule sec10() {
        return Rule.of("SEC-10", "unknown paths are refused and hand nothing in", Need.WEBHOOK)
                .because("A catch-all handler took the provider's test calls for reports.")
                .hint("verify: 404 for every path but your own.")
                .check(SecSteps::paths);
    }

    /** What can only be said when everything else was tried. */
    static List<Rule> last() {
        return List.of(
                Rule.of(
                                "SEC-6",
                                "no secret, no citizen's word or contact in any log line or submission, no secret kept")
                        .because("Tokens in error messages ended up in tickets; phone numbers in the log collector."
                                + " Kept webhook requests showed their token to everybody who could read a report.")
                        .hint("Log ids and codes only. Exceptions must not quote what they could not read."
                                + " Name every secret option in the descriptor: what is kept then has it masked.")
                        .check(SecSteps::silence),
                Rule.of("SEC-9", "nobody is asked who was not declared")
                        .because("A library's update check told a third party which city runs what.")
                        .hint("context.egress() only; name the hosts in the descriptor's traits.")
                        .check(SecSteps::strangers));
    }
}
