import { use, useEffect, useState } from 'react';
import { assetUrl } from '../../../lib/asset-url';
import type { Id } from '../../../lib/ids';
import { expressionStore, loadExpressions, loadUsable } from '../../../store/expressions';
import { useVanilla } from '../../../store/use-app';
import { EmojiPicture } from '../../../ui/emoji-picture';
import { MessageServer } from '../message-server';

interface Props {
  id: Id;
  name: string;
  animated: boolean;
  large: boolean;
}

const INLINE = 22;
const LARGE = 48;

/** A server's emoji in a text. One that is gone, or of a server one is not in, is its name. */
export function MessageEmoji({ id, name, animated, large }: Props) {
  const serverId = use(MessageServer);
  const known = useVanilla(expressionStore, (state) => state.known[id]);
  const [looked, setLooked] = useState(false);
  const missing = !known;
  useEffect(() => {
    if (!missing) return;
    let current = true;
    void Promise.allSettled([loadExpressions(serverId), loadUsable()]).then(() => current && setLooked(true));
    return () => {
      current = false;
    };
  }, [missing, serverId]);
  const text = `:${known?.name ?? name}:`;
  if (!known && looked) return text;
  return (
    <EmojiPicture
      src={known ? assetUrl(known.asset) : null}
      text={text}
      animated={known?.animated ?? animated}
      size={large ? LARGE : INLINE}
    />
  );
}
