import { Button, Modal } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { sharedTexts } from '#lib/i18n';
import { useTexts } from './language.tsx';

/** A question before something that matters: says what follows, then one clear button. */
export function Dialog(props: {
  opened: boolean;
  title: string;
  confirm: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  size?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const texts = useTexts(sharedTexts);
  // While it fades away it goes on saying what it said, not what is left once nothing is asked any more.
  const said = useRef(props.children);
  if (props.opened) said.current = props.children;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 'md'}
      padding="md"
      // Locking the scroll writes a style element, which the pages' policy forbids.
      lockScroll={false}
      closeButtonProps={{ 'aria-label': texts.close }}
      transitionProps={{ duration: 120 }}
    >
      <div className="ss-dialog">
        {said.current}
        <div className="ss-dialog-actions">
          <Button variant="default" size="sm" onClick={props.onClose} data-smartship-action="cancel">
            {texts.cancel}
          </Button>
          <Button
            size="sm"
            color={props.danger ? 'red' : 'blue'}
            loading={props.busy ?? false}
            disabled={props.disabled ?? false}
            onClick={props.onConfirm}
            data-smartship-action={props.action}
          >
            {props.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
