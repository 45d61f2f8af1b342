import { ManagePage } from '@/features/manage/ManagePage';

export function ManageRoute() {
  return <ManagePage />;
}
