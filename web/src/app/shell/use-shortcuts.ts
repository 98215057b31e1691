import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { markRead } from '../../api/channels';
import { neighbour } from '../../features/navigation/model';
import type { Id } from '../../lib/ids';
import { hasModifier } from '../../lib/platform';
import { appStore, dispatch } from '../../store/app-store';
import { channelUnread, openable } from '../../store/selectors';
import { openDialog, toggleMembers, uiStore } from '../../store/ui';
import { NARROW } from '../../ui/use-media';
import { focusNextRegion } from './regions';

/** The keys that work everywhere. None of them is a bare letter, so none meets what is being typed. */
export function useShortcuts(serverId: Id | null, channelId: Id | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const goChannel = (step: 1 | -1, unread: boolean) => {
      const state = appStore.getState();
      const ids = openable(state, serverId ?? '').filter(
        (id) => !unread || id === channelId || channelUnread(state, id),
      );
      const next = neighbour(ids, channelId, step);
      if (next && serverId) void navigate({ to: `/channels/${serverId}/${next}` });
    };
    const goServer = (step: 1 | -1) => {
      const next = neighbour(appStore.getState().serverIds, serverId, step);
      if (next) void navigate({ to: `/channels/${next}` });
    };
    const arrow = (event: KeyboardEvent): boolean => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (!step || !event.altKey) return false;
      if (hasModifier(event)) goServer(step);
      else goChannel(step, event.shiftKey);
      return true;
    };
    const leave = (event: KeyboardEvent): boolean => {
      const newest = appStore.getState().channels[channelId ?? '']?.lastMessageId;
      if (event.key !== 'Escape' || !channelId || !newest || document.querySelector('[role="menu"]'))
        return false;
      if (!channelUnread(appStore.getState(), channelId)) return false;
      dispatch({ t: 'READ_UPDATE', d: { channelId, messageId: newest } });
      void markRead(channelId, newest).catch(() => undefined);
      return true;
    };
    const letter = (event: KeyboardEvent): boolean => {
      if (!hasModifier(event) || event.altKey || event.shiftKey) return false;
      if (event.key === 'k') openDialog({ kind: 'switcher' });
      else if (event.key === '/') openDialog({ kind: 'shortcuts' });
      else if (event.key === 'u') toggleMembers(matchMedia(NARROW).matches);
      else return false;
      return true;
    };
    const region = (event: KeyboardEvent): boolean => {
      if (event.key !== 'F6') return false;
      focusNextRegion(event.shiftKey ? -1 : 1);
      return true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || uiStore.getState().dialog) return;
      if (arrow(event) || leave(event) || letter(event) || region(event)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [navigate, serverId, channelId]);
}
