import { useState } from 'react';
import { ASSET_BYTES_MAX, uploadAsset } from '../../../api/assets';
import type { User } from '../../../api/types';
import { type ProfilePatch, updateMe } from '../../../api/users';
import { AssetTexts } from '../../../i18n/asset-texts';
import { useT } from '../../../i18n/use-t';
import { countCharacters } from '../../../lib/text';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { PictureField } from '../../../ui/picture-field';
import type { PictureSpec, Upload } from '../../../ui/picture-spec';
import { ProfileFace } from '../../../ui/profile-face';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import styles from './profile-section.module.css';
import { Section } from './section';

const NAME_MAX = 32;
const BIO_MAX = 190;
const AVATAR: PictureSpec = { shape: 'round', width: 512, height: 512, bytesMax: ASSET_BYTES_MAX.avatar };

const upload: Upload = (...rest) => uploadAsset('avatar', ...rest);

export function ProfileSection() {
  const me = useApp((state) => state.me);
  return <AssetTexts>{me && <Fields me={me} />}</AssetTexts>;
}

function Fields({ me }: { me: User }) {
  const t = useT();
  const [edited, setEdited] = useState<ProfilePatch>({});
  const edit = (patch: ProfilePatch) => setEdited((before) => ({ ...before, ...patch }));
  const { displayName, bio, avatar } = { ...me, ...edited };
  const name = displayName.trim();
  const nameFits = name.length > 0 && countCharacters(name) <= NAME_MAX;
  const patch: ProfilePatch = {
    ...(name !== me.displayName && { displayName: name }),
    ...(bio.trim() !== me.bio && { bio: bio.trim() }),
    ...(avatar !== me.avatar && { avatar }),
  };
  const bioFits = countCharacters(bio.trim()) <= BIO_MAX;
  return (
    <Section wide title={t('settings.profile')} lead={t('profile.lead')}>
      <div className={styles.page}>
        <div className={styles.fields}>
          <PictureField
            main
            label={t('profile.avatar')}
            hint={t('profile.avatar.hint')}
            value={avatar}
            spec={AVATAR}
            upload={upload}
            onChange={(asset) => edit({ avatar: asset })}
          >
            <Avatar id={me.userId} name={name || me.name} size={84} picture={avatar} />
          </PictureField>
          <TextField
            label={t('profile.displayName')}
            hint={t('profile.displayName.hint')}
            error={nameFits ? undefined : t('profile.displayName.fault')}
            value={displayName}
            autoComplete="nickname"
            onChange={(event) => edit({ displayName: event.target.value })}
          />
          <TextArea
            label={t('profile.bio')}
            hint={t('profile.bio.hint')}
            max={BIO_MAX}
            value={bio}
            onChange={(event) => edit({ bio: event.target.value })}
          />
        </div>
        <section className={styles.preview} aria-label={t('profile.preview')}>
          <h3 className={styles.label}>{t('profile.preview')}</h3>
          <div className={styles.card}>
            <ProfileFace
              id={me.userId}
              name={name || me.name}
              account={me.name}
              picture={avatar}
              bio={bio}
              status="online"
            />
          </div>
        </section>
      </div>
      <UnsavedBar
        dirty={Object.keys(patch).length > 0}
        invalid={nameFits ? (bioFits ? null : t('error.invalid_bio')) : t('profile.displayName.fault')}
        onReset={() => setEdited({})}
        onSave={async () => {
          dispatch({ t: 'ME', d: await updateMe(patch) });
          setEdited({});
          toast(t('settings.saved'));
        }}
      />
    </Section>
  );
}
