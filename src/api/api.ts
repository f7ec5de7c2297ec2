export { createApi, type ApiOptions } from './create.ts';
