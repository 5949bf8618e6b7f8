package org.sovereignai.index.method;

import com.fasterxml.jackson.databind.EnumNamingStrategy;
import java.util.Locale;

/** Names of constants in descriptors: small letters and hyphens, whatever the language of the machine that reads them. */
public final class KebabCase implements EnumNamingStrategy {

    @Override
    public String convertEnumToExternalName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
