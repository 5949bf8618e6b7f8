/**
 * The atlas: a static site that shows a release, made from its tables alone.
 *
 * <p>{@link org.sovereignai.atlas.Atlas} writes it: one SQL file per kind of data ({@code queries/}), the pages ({@code
 * pages/}), and the scripts, the style and the vendored libraries ({@code site/}). {@link
 * org.sovereignai.atlas.AtlasServer} serves it on this computer.
 */
package org.sovereignai.atlas;
