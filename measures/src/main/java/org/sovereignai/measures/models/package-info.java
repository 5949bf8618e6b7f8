/** AI models: what they are made from, how open they are, and what a nation has released. Plain Java. */
package org.sovereignai.measures.models;
