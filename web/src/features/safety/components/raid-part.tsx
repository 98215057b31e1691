import { useT } from '../../../i18n/use-t';
import { NumberField } from '../../../ui/number-field';
import { Part } from '../../../ui/page-parts';
import { Switch } from '../../../ui/switch';
import { type Editable, RAID_JOINS_MAX, RAID_JOINS_MIN, RAID_JOINS_USUAL } from '../safety-draft';

interface Props {
  value: Editable;
  onChange(edits: Partial<Editable>): void;
}

/** What counts as too many at once, and what happens then. */
export function RaidPart({ value, onChange }: Props) {
  const t = useT();
  const watching = value.raidJoins !== 0;
  return (
    <Part title={t('safety.raid')} lead={t('safety.raid.lead')}>
      <Switch
        label={t('safety.raid.watch')}
        hint={t('safety.raid.watch.hint')}
        checked={watching}
        onChange={(checked) => onChange({ raidJoins: checked ? RAID_JOINS_USUAL : 0 })}
      />
      {watching && (
        <>
          <NumberField
            label={t('safety.raid.joins')}
            min={RAID_JOINS_MIN}
            max={RAID_JOINS_MAX}
            value={value.raidJoins}
            onChange={(joins) => onChange({ raidJoins: joins || Number.NaN })}
          />
          <Switch
            label={t('safety.raid.pauses')}
            hint={t('safety.raid.pauses.hint')}
            checked={value.raidPauses}
            onChange={(raidPauses) => onChange({ raidPauses })}
          />
        </>
      )}
    </Part>
  );
}
