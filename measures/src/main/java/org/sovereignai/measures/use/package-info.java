/** How much a nation uses AI, wherever it comes from. Plain Java. */
package org.sovereignai.measures.use;
