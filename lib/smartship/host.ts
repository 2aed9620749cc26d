/** The official MCP endpoint [smartship 3.1]. */
export const MCP_URL = 'https://smartship2.tracxlogis.com/api/mcp';
/** Base of TxAPI's service paths [smartship 2.1]. */
export const TXAPI_URL = 'https://api.tracxlogis.com/GMKT.INC.GLPS.OpenApiService';
/** Every host that Smartship's adapters and its sign-in may call; anything else is refused (design §3 law 6). */
export const SMARTSHIP_HOSTS: readonly string[] = ['smartship2.tracxlogis.com', 'api.tracxlogis.com'];
