/** Computing power for AI: which clusters are in service when, and what a nation has of it. Plain Java. */
package org.sovereignai.measures.compute;
