import { Button } from '@mantine/core';
import { useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';

/** What can be done with the codes that are chosen, below the list. */
export function MappingBar(props: {
  /** Chosen codes that are not under way, and how many of them are to become new SKUs. */
  chosen: number;
  toCreate: number;
  canCreate: boolean;
  canClear: boolean;
  onChooseAll: () => void;
  onWrite: () => void;
  onFile: () => void;
  onCreate: () => void;
  onClear: () => void;
}) {
  const texts = useTexts(mappingTexts);
  const nothingToWrite = props.chosen === props.toCreate;
  return (
    <div className="mp-bar">
      <b role="status" data-smartship-chosen-count={props.chosen}>
        {texts.chosenCount(props.chosen)}
      </b>
      <Button size="xs" variant="default" onClick={props.onChooseAll} data-smartship-action="choose-all">
        {texts.chooseAll}
      </Button>
      <Button size="xs" disabled={nothingToWrite} onClick={props.onWrite} data-smartship-action="write-codes">
        {texts.write}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={nothingToWrite}
        onClick={props.onFile}
        data-smartship-action="change-file"
      >
        {texts.file}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!props.canCreate}
        onClick={props.onCreate}
        data-smartship-action="create-skus"
      >
        {texts.createSkus}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        disabled={!props.canClear}
        onClick={props.onClear}
        data-smartship-action="clear-choices"
      >
        {texts.clear}
      </Button>
    </div>
  );
}
