package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Validate;

/**
 * An economy.
 *
 * @param code ISO 3166-1 alpha-3
 * @param isHub whether its figures mislead, as it passes on what others make or lends them its addresses
 */
public record Nation(String code, boolean isHub) implements Serializable {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Nation {
        Validate.isTrue(isCode(code), "Code '%s' must have three capital letters", code);
    }

    /** Whether a code is that of an economy, and not the id of a group of nations, which has small letters. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /** An economy that is no hub. */
    public static Nation of(String code) {
        return new Nation(code, false);
    }
}
