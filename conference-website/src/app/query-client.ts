import { QueryClient } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: 2, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
