import { useState } from 'react';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import { Dialog } from '../../../ui/dialog';
import { Segments } from '../../../ui/segments';
import { CreateServer } from './create-server';
import { JoinServer } from './join-server';

type Way = 'create' | 'join';

export const AddServerDialog = ({ onClose }: { onClose(): void }) => (
  <GrowthTexts>
    <AddServer onClose={onClose} />
  </GrowthTexts>
);

/** A server of one's own, or one somebody gave a link to. */
function AddServer({ onClose }: { onClose(): void }) {
  const t = useT();
  const [way, setWay] = useState<Way>('create');
  return (
    <Dialog title={t('servers.add.title')} lead={t('servers.add.lead')} onClose={onClose}>
      <Segments<Way>
        label={t('servers.add.way')}
        value={way}
        options={[
          { value: 'create', label: t('servers.create') },
          { value: 'join', label: t('servers.join') },
        ]}
        onChange={setWay}
      />
      {way === 'create' ? <CreateServer onClose={onClose} /> : <JoinServer onClose={onClose} />}
    </Dialog>
  );
}
