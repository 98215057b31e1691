import type { Onboarding } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { stepsOf } from '../model';
import { Newcomer } from './newcomer';

interface Props {
  serverId: Id;
  onboarding: Onboarding;
  gate: boolean;
  onClose(): void;
}

/** What a newcomer will see, with what is not saved yet; nothing in it does anything. */
export function PreviewDialog({ serverId, onboarding, gate, onClose }: Props) {
  const t = useT();
  const empty = stepsOf(onboarding).length === 0;
  return (
    <Dialog
      title={t('onb.preview')}
      lead={t(empty ? 'onb.preview.empty' : 'onb.preview.lead')}
      onClose={onClose}
    >
      {empty ? (
        <Button onClick={onClose}>{t('common.close')}</Button>
      ) : (
        <Newcomer
          serverId={serverId}
          onboarding={onboarding}
          pending={gate}
          onSubmit={async () => undefined}
          onLeave={onClose}
        />
      )}
    </Dialog>
  );
}
