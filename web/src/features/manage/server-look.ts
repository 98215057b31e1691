import type { ServerPatch } from '../../api/servers';
import type { ServerInfo } from '../../store/state';

export const NAME_MAX = 100;
export const DESCRIPTION_MAX = 300;

/** What of a form differs from the server as it is, ready to be sent. */
export function changedFields(server: ServerInfo, form: ServerInfo): ServerPatch {
  const name = form.name.trim();
  const description = form.description.trim();
  return {
    ...(name !== server.name && { name }),
    ...(description !== server.description && { description }),
    ...(form.icon !== server.icon && { icon: form.icon }),
    ...(form.banner !== server.banner && { banner: form.banner }),
    ...(form.accentColor !== server.accentColor && { accentColor: form.accentColor }),
  };
}
