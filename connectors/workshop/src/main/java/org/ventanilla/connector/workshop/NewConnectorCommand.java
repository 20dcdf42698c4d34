package org.ventanilla.connector.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new-connector NAME}: a module that already passes the whole conformance kit, as an echo channel. */
@Command(
        name = "new-connector",
        description = "Begins a connector: a module that passes the conformance kit as an echo.",
        mixinStandardHelpOptions = true)
final class NewConnectorCommand implements Callable<Integer> {
    /** The channel's word is also a folder, a package and a value in the configuration. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");

    @Parameters(index = "0", paramLabel = "NAME", description = "the channel in one word, for example fax")
    private @Nullable String name;

    @Option(names = "--into", description = "folder in which the module's folder is made; here when left out")
    private Path into = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        String word = Objects.requireNonNull(name);
        if (!NAME.matcher(word).matches()) {
            throw new ParameterException(
                    line, "NAME is one word of 2 to 20 small letters and digits, not '" + word + "'");
        }
        Path folder = into.toAbsolutePath().normalize().resolve(word);
        if (Files.exists(folder)) {
            throw new ParameterException(line, folder + " is there already; nothing was written");
        }
        new Template(word).write(folder);
        line.getOut().println("Made " + folder + ". Next: cd " + folder + " && mvn verify; then read its README.md.");
        return 0;
    }
}
