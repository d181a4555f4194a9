/** The service's endpoint. */
export const CONNECT_URL = 'https://connect.flatpeak.com';
