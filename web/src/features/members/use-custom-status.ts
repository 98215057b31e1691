import type { CustomStatus } from '../../api/types';
import { statusText } from '../../lib/status-text';
import { useUntil } from '../../ui/use-until';

/** What somebody says of themselves, in a line; null without, and once it has expired. */
export function useCustomStatus(custom: CustomStatus | null): string | null {
  const lasts = useUntil(custom?.expiresAt ? Date.parse(custom.expiresAt) : Number.POSITIVE_INFINITY);
  return custom && lasts ? statusText(custom) || null : null;
}
