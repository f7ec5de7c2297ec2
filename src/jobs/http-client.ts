// A file of its own, so that the client is loaded only where another server is asked.
export { Agent, request } from 'undici';
