/*
 * What the background loads when it first needs it is here already: loading takes real time, in which the lab's clock would
 * run on, further the busier the machine is, and the same seed would tell another story.
 */
import '../../../lib/smartship/mcp/mcp-gateway.ts';
import '../../../lib/smartship/oauth/renew.ts';
import '../../../lib/smartship/oauth/sign-in.ts';
