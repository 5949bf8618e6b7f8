/** Nations acting together: measures of a group from those of its members, with how many of them are known. */
package org.sovereignai.measures.group;
