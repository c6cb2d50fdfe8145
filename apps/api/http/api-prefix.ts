/** Where the API is; everything else belongs to the console. */
export const API_PREFIX = 'api';
