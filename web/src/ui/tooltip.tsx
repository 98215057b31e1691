import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useOverlayRoot } from './overlays';
import styles from './tooltip.module.css';

interface Props {
  text: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

export function Tooltip({ text, side = 'top', children }: Props) {
  const root = useOverlayRoot();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={root}>
        <Radix.Content className={styles.content} side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
