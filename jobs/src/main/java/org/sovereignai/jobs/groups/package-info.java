/** Groups of nations as one: who supplies them from outside, what they supply themselves, and their members' sums. */
package org.sovereignai.jobs.groups;
