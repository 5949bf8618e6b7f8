package org.sovereignai.jobs.cli;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Map;
import org.sovereignai.jobs.query.AnswerFormat;

/** What is known of the screen that a command speaks to. */
final class Screen {

    /** Set by the launcher where the answer goes to a terminal. */
    private static final String COLUMNS = "sovereignai.columns";

    /** A terminal that cannot move its cursor. */
    private static final String DUMB = "dumb";

    private Screen() {}

    /** Whether a person types and reads. Newer Java has a console even where there is none. */
    static boolean isConversation() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** Whether bars that redraw themselves are wanted: at a terminal, and where nobody asks for plain text. */
    static boolean drawsBars() {
        return isConversation() && !isPlain(System.getenv());
    }

    /** Whether the environment asks for plain text: {@code NO_COLOR} that is not empty, or a terminal that can do no more. */
    static boolean isPlain(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty() || DUMB.equals(environment.get("TERM"));
    }

    /** How many characters a line of an answer may have. */
    static int width() {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns > 0 ? columns : AnswerFormat.UNLIMITED;
    }
}
