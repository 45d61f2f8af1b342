import { InputBase, TextInput } from '@mantine/core';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { longestTag } from '../remarks/Tags';
import type { NamedCode } from '../types';

const known = 'bulk-tags';

interface TagChoiceProps {
  tags: string[];
  tag: string;
  onTag: (tag: string) => void;
}

/** A tag that others have already, or a new one. */
export function TagChoice({ tags, tag, onTag }: TagChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('desk.remarks.tag')}
        value={tag}
        maxLength={longestTag}
        onChange={(change) => {
          onTag(change.currentTarget.value);
        }}
        list={known}
        autoComplete="off"
        dir="auto"
      />
      <datalist id={known}>
        {tags.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

interface TypeChoiceProps {
  types: NamedCode[];
  type: string;
  onType: (type: string) => void;
}

/** The ticket type that all of them are to have. */
export function TypeChoice({ types, type, onType }: TypeChoiceProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <InputBase
      component="select"
      pointer
      label={t('desk.attendees.ticketType')}
      value={type}
      onChange={(change) => {
        onType(change.currentTarget.value);
      }}
    >
      <option value="" />
      {types.map(({ code, name }) => (
        <option key={code} value={code}>
          {local(name)}
        </option>
      ))}
    </InputBase>
  );
}
