package org.sovereignai.jobs.indicators;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.schemas.Indicator;
import org.sovereignai.schemas.Schemas;

/** The families of measures that the indicator descriptors name. */
final class Families {

    private Families() {}

    /**
     * Every family that looks at such groups, in the order of their names.
     *
     * @param group a group, as the families declare it
     * @throws IllegalStateException if a descriptor names a class that is not there, or that has no public constructor
     *     without arguments
     */
    static <G> List<Family<G>> of(Class<G> group, Schemas schemas) {
        return schemas.indicators().values().stream()
                .map(Indicator::stepClass)
                .distinct()
                .sorted()
                .filter(name -> groupOf(name).equals(group))
                .map(Families::<G>make)
                .toList();
    }

    /** What families make of groups. */
    static <G> Stream<Figure> figures(List<Family<G>> families, Stream<G> groups) {
        return groups.flatMap(group -> families.stream().flatMap(family -> family.figures(group)));
    }

    /**
     * What a family looks at.
     *
     * @throws IllegalStateException if the class is no family
     */
    static Class<?> groupOf(String className) {
        return Arrays.stream(named(className).getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType().equals(Family.class))
                .map(type -> (Class<?>) type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An indicator descriptor names the class " + className
                        + ", which is no family of measures: let it implement Family"));
    }

    @SuppressWarnings("unchecked")
    private static <G> Family<G> make(String className) {
        try {
            return (Family<G>) named(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "An indicator descriptor names the family " + className
                            + ", which needs a public constructor without arguments",
                    e);
        }
    }

    private static Class<?> named(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "An indicator descriptor names the class " + className + ", which is not there", e);
        }
    }
}
