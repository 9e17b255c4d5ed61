import base from './vite.config';
export default { ...base, server: { port: 5192, proxy: { '/api': 'http://localhost:5191' } } };
