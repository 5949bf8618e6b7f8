package org.sovereignai.jobs.query;

/**
 * Tells where a question ends, by DuckDB's own rules: a semicolon ends it, but not one within a text, a name in quotes, a
 * text between dollars or a comment.
 */
final class QuestionText {

    private final String text;
    private int at;

    private QuestionText(String text) {
        this.text = text;
    }

    /** Place of the first semicolon that ends a question; -1 if none does. */
    static int end(String text) {
        return new QuestionText(text).end();
    }

    /** Whether nothing but blanks, semicolons and comments is there. */
    static boolean isEmpty(String text) {
        QuestionText question = new QuestionText(text);
        while (question.at < text.length()) {
            char c = text.charAt(question.at);
            if (!question.skipComment()) {
                if (c != ';' && !Character.isWhitespace(c)) {
                    return false;
                }
                question.at++;
            }
        }
        return true;
    }

    private int end() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                return at;
            }
            if (c == '\'' || c == '"') {
                skipQuoted(c, c == '\'' && at > 0 && isEscapeMark(at - 1));
            } else if (c == '$') {
                skipDollars();
            } else if (!skipComment()) {
                at++;
            }
        }
        return -1;
    }

    /** Whether the character is the mark of a text with backslashes, {@code E'...'}, and not the end of a name. */
    private boolean isEscapeMark(int place) {
        boolean isMark = text.charAt(place) == 'E' || text.charAt(place) == 'e';
        return isMark && (place == 0 || !Character.isJavaIdentifierPart(text.charAt(place - 1)));
    }

    private void skipQuoted(char quote, boolean hasEscapes) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && hasEscapes) {
                at++;
            } else if (c == quote) {
                // A doubled quote begins another quoted part at once, which comes to the same.
                return;
            }
        }
    }

    private void skipDollars() {
        boolean isInName = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
        int close = at + 1;
        while (close < text.length()
                && text.charAt(close) != '$'
                && Character.isJavaIdentifierPart(text.charAt(close))) {
            close++;
        }
        boolean isTag = close < text.length()
                && text.charAt(close) == '$'
                && (close == at + 1 || !Character.isDigit(text.charAt(at + 1)));
        if (isInName || !isTag) {
            at++;
            return;
        }
        String tag = text.substring(at, close + 1);
        int end = text.indexOf(tag, close + 1);
        at = end < 0 ? text.length() : end + tag.length();
    }

    private boolean skipComment() {
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
            return true;
        }
        if (text.startsWith("/*", at)) {
            at += 2;
            for (int depth = 1; depth > 0 && at < text.length(); ) {
                boolean opens = text.startsWith("/*", at);
                boolean closes = text.startsWith("*/", at);
                depth += opens ? 1 : closes ? -1 : 0;
                at += opens || closes ? 2 : 1;
            }
            return true;
        }
        return false;
    }
}
