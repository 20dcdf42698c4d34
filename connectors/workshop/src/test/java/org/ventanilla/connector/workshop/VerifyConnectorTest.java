package org.ventanilla.connector.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify-connector} says of jars that no rule can be tried on. */
class VerifyConnectorTest {
    private static final String CONNECTOR = "src/main/java/org/example/fax/FaxConnector.java";
    private static final String SERVICE = "src/main/resources/META-INF/services/org.ventanilla.connector.Connector";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();

    private Made made() {
        assertThat(Workshop.line().execute("new-connector", "fax", "--into", folder.toString()))
                .isZero();
        return new Made(folder.resolve("fax"));
    }

    private int verify(Path jar) {
        return Workshop.line().setErr(new PrintWriter(said, true)).execute("verify-connector", jar.toString());
    }

    private void expectRefused(Path jar, String... words) {
        assertThat(verify(jar)).isEqualTo(2);
        assertThat(said.toString()).contains(words).doesNotContain("\tat ", "Usage:");
    }

    @Test
    void a_file_that_is_not_there_or_no_jar_is_told_in_a_sentence() throws Exception {
        expectRefused(folder.resolve("nope.jar"), "nope.jar: there is no such file", "mvn verify");
        expectRefused(folder, "this is a folder");
        expectRefused(Files.writeString(folder.resolve("text.jar"), "hello"), "text.jar: this is not a jar");
    }

    @Test
    void a_jar_that_names_no_connector_is_told_where_to_name_it() throws Exception {
        Made made = made();
        Files.delete(made.folder().resolve(SERVICE));
        expectRefused(made.jar(), "there is no connector in it", SERVICE);
    }

    @Test
    void a_service_that_names_a_class_that_is_not_there_is_told() throws Exception {
        expectRefused(made().with(SERVICE, "FaxConnector", "TelexConnector").jar(), "TelexConnector not found");
    }

    @Test
    void a_connector_of_an_unknown_contract_is_told_both_versions() throws Exception {
        Made made = made().with(CONNECTOR, "Descriptor.CONTRACT_VERSION", "99");
        expectRefused(made.jar(), "FaxConnector", "contract version 99, this kit speaks 1");
    }

    @Test
    void a_descriptor_that_lacks_something_or_throws_is_told() throws Exception {
        Made made = made().with(CONNECTOR, "Set.of(\"token\"),", "null,");
        expectRefused(made.jar(), "its descriptor has no secrets");
    }

    @Test
    void a_descriptor_that_throws_is_told() throws Exception {
        Made made = made().with(CONNECTOR, "\"options.json\"", "\"optoins.json\"");
        expectRefused(made.jar(), "it cannot say who it is", "optoins.json is missing beside");
    }

    @Test
    void a_missing_tests_jar_is_told_with_the_way_to_make_one() throws Exception {
        Path jar = made().jar();
        Files.delete(jar.resolveSibling("fax-1.0.0-tests.jar"));
        expectRefused(jar, "fax-1.0.0-tests.jar: there is no such file", "test-jar");
    }
}
