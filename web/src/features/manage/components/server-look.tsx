import { ASSET_BYTES_MAX, uploadAsset } from '../../../api/assets';
import type { ServerPatch } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import { assetUrl } from '../../../lib/asset-url';
import type { ServerInfo } from '../../../store/state';
import { Avatar } from '../../../ui/avatar';
import { ColorField } from '../../../ui/color-field';
import { Picture } from '../../../ui/picture';
import { PictureField } from '../../../ui/picture-field';
import type { PictureSpec, Upload } from '../../../ui/picture-spec';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { DESCRIPTION_MAX, NAME_MAX } from '../server-look';
import styles from './overview-page.module.css';

const ICON: PictureSpec = { shape: 'square', width: 512, height: 512, bytesMax: ASSET_BYTES_MAX.icon };
const BANNER: PictureSpec = { shape: 'wide', width: 1380, height: 360, bytesMax: ASSET_BYTES_MAX.banner };

const uploadIcon: Upload = (...rest) => uploadAsset('icon', ...rest);
const uploadBanner: Upload = (...rest) => uploadAsset('banner', ...rest);

interface Props {
  value: ServerInfo;
  disabled: boolean;
  onChange(change: ServerPatch): void;
}

/** How a server presents itself. */
export function ServerLook({ value, disabled, onChange }: Props) {
  const t = useT();
  const { serverId, name, description, icon, banner, accentColor } = value;
  return (
    <>
      <TextField
        label={t('overview.name')}
        value={name}
        maxLength={NAME_MAX}
        autoComplete="off"
        disabled={disabled}
        error={name.trim() ? undefined : t('error.too_short')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextArea
        label={t('overview.description')}
        hint={t('overview.description.hint')}
        value={description}
        max={DESCRIPTION_MAX}
        disabled={disabled}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <PictureField
        label={t('overview.icon')}
        value={icon}
        spec={ICON}
        upload={uploadIcon}
        disabled={disabled}
        onChange={(asset) => onChange({ icon: asset })}
      >
        <Avatar id={serverId} name={name} size={84} shape="square" picture={icon} />
      </PictureField>
      <PictureField
        label={t('overview.banner')}
        hint={t('overview.banner.hint')}
        value={banner}
        spec={BANNER}
        upload={uploadBanner}
        disabled={disabled}
        onChange={(asset) => onChange({ banner: asset })}
      >
        <div className={styles.banner} data-empty={!banner || undefined}>
          {banner && <Picture key={banner} src={assetUrl(banner)} alt="" width={460} height={120} />}
        </div>
      </PictureField>
      <ColorField
        label={t('overview.accent')}
        value={accentColor}
        disabled={disabled}
        onChange={(color) => onChange({ accentColor: color })}
      />
    </>
  );
}
